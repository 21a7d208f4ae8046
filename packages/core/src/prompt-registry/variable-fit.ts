import type { PromptVariable, PromptVariableItem, ScalarValue, VariableValue } from './prompt-variable.ts';
import { readPattern } from './text-pattern.ts';

/** What a declaration says of a number. */
interface NumberRule {
  readonly type: 'number' | 'integer';
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly enum?: readonly number[] | undefined;
}

/** What a declaration says of a text. */
interface TextRule {
  readonly min_length?: number | undefined;
  readonly max_length: number;
  readonly pattern?: string | undefined;
  readonly enum?: readonly string[] | undefined;
}

const DECIMAL = /^-?\d{1,15}(\.\d{1,15})?$/;

/**
 * Why a value does not fit its variable, in words; undefined where it fits. Numbers and truth values may come as text,
 * since telephony and forms know nothing else.
 */
export function misfitOf(variable: PromptVariable, value: VariableValue): string | undefined {
  if (variable.type === 'array') {
    if (!Array.isArray(value)) return 'must be a list';
    const { min_items = 0, max_items, items } = variable;
    if (value.length < min_items) return `must have at least ${counted(min_items, 'item')}`;
    if (value.length > max_items) return `must have at most ${counted(max_items, 'item')}`;
    return firstMisfit(items, value);
  }
  if (Array.isArray(value)) return `must be ${article(variable.type)}, not a list`;
  if (variable.type === 'boolean') return /^(true|false)$/.test(String(value)) ? undefined : 'must be true or false';
  return scalarMisfit(variable, value);
}

/** A value as it stands in the text. Only for one that fits. */
export function writtenValue(value: VariableValue): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** Why a declaration is at odds with itself; undefined where it is not. Its default is a value like any other. */
export function contradictionOf(variable: PromptVariable): { field: string; message: string } | undefined {
  if (variable.type === 'boolean') return undefined;
  const rules = variable.type === 'array' ? variable.items : variable;
  const at = (field: string) => (variable.type === 'array' ? `items.${field}` : field);
  if (rules.type !== 'string' && (rules.minimum ?? -Infinity) > (rules.maximum ?? Infinity)) {
    return { field: at('maximum'), message: 'is less than the minimum' };
  }
  if (variable.type === 'string' && (variable.min_length ?? 0) > variable.max_length) {
    return { field: 'max_length', message: 'is less than min_length' };
  }
  const pattern =
    variable.type === 'string' && variable.pattern !== undefined ? readPattern(variable.pattern) : undefined;
  if (typeof pattern === 'string') return { field: 'pattern', message: pattern };
  if (variable.type === 'array' && (variable.min_items ?? 0) > variable.max_items) {
    return { field: 'max_items', message: 'is less than min_items' };
  }
  const accepted: readonly ScalarValue[] = 'enum' in rules ? (rules.enum ?? []) : [];
  for (const [index, value] of accepted.entries()) {
    const message = accepted.indexOf(value) === index ? scalarMisfit(rules, value) : 'is named twice';
    if (message !== undefined) return { field: at(`enum.${index}`), message };
  }
  return undefined;
}

function firstMisfit(items: PromptVariableItem, values: readonly ScalarValue[]): string | undefined {
  for (const [index, value] of values.entries()) {
    const misfit = scalarMisfit(items, value);
    if (misfit !== undefined) return `${misfit} in item ${index + 1}`;
  }
  return undefined;
}

function scalarMisfit(
  rule: ({ readonly type: 'string' } & TextRule) | NumberRule,
  value: ScalarValue,
): string | undefined {
  return rule.type === 'string' ? textMisfit(rule, value) : numberMisfit(rule, value);
}

function textMisfit(rule: TextRule, value: ScalarValue): string | undefined {
  if (typeof value !== 'string') return 'must be a string';
  if (rule.enum !== undefined && !rule.enum.includes(value)) return `must be one of: ${rule.enum.join(', ')}`;
  const { min_length = 0, max_length } = rule;
  if (value.length < min_length) return `must have at least ${counted(min_length, 'character')}`;
  if (value.length > max_length) return `must have at most ${counted(max_length, 'character')}`;
  return rule.pattern === undefined || hasPattern(rule.pattern, value) ? undefined : `must fit ${rule.pattern}`;
}

function hasPattern(source: string, text: string): boolean {
  const pattern = readPattern(source);
  return typeof pattern === 'object' && pattern.test(text);
}

function numberMisfit({ type, minimum, maximum, enum: accepted }: NumberRule, value: ScalarValue): string | undefined {
  const isNumber = typeof value === 'number' || (typeof value === 'string' && DECIMAL.test(value));
  const number = Number(value);
  if (!isNumber || (type === 'integer' && !Number.isSafeInteger(number))) return `must be ${article(type)}`;
  if (accepted !== undefined && !accepted.includes(number)) return `must be one of: ${accepted.join(', ')}`;
  if (minimum !== undefined && number < minimum) return `must be at least ${minimum}`;
  return maximum !== undefined && number > maximum ? `must be at most ${maximum}` : undefined;
}

function article(type: 'string' | 'number' | 'integer' | 'boolean'): string {
  return type === 'integer' ? 'an integer' : `a ${type}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
