import type { SchemaJudge, SchemaViolation } from '@patchbay/core/tool-execution';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

/** Compiled schemas that are kept; a process sees few. */
const KEPT = 50;

/** Judges by ajv. Formats are descriptions to models, so they are not checked. */
export function jsonSchemaJudge(): SchemaJudge {
  const compiled = new Map<string, ValidateFunction>();

  function validatorOf(schema: object): ValidateFunction {
    const key = JSON.stringify(schema);
    const known = compiled.get(key);
    if (known !== undefined) return known;
    if (compiled.size >= KEPT) compiled.clear();
    // One each: ajv keeps every schema it has seen.
    const ajv = new Ajv2020({
      strict: false,
      logger: false,
      validateFormats: false,
      allErrors: true,
      useDefaults: true,
    });
    const validator = ajv.compile(schema);
    compiled.set(key, validator);
    return validator;
  }

  return {
    judge(schema, given) {
      const value: unknown = structuredClone(given);
      const validate = validatorOf(schema);
      return { value, issues: validate(value) ? [] : (validate.errors ?? []).slice(0, 50).map(toViolation) };
    },
  };
}

function toViolation({ instancePath, keyword, params, message }: ErrorObject): SchemaViolation {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  const named = { required: params['missingProperty'], additionalProperties: params['additionalProperty'] }[keyword];
  if (typeof named === 'string') path.push(named);
  return { path: path.join('.'), message: textOf(keyword, params, message) };
}

function textOf(keyword: string, params: Record<string, unknown>, message: string | undefined): string {
  if (keyword === 'required') return 'is required';
  if (keyword === 'additionalProperties') return 'is not one of the declared properties';
  if (keyword === 'enum') return `must be one of: ${[params['allowedValues']].flat().join(', ')}`;
  return message ?? 'does not fit';
}
