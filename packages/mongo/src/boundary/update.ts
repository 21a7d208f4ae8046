import type { UpdateFilter } from 'mongodb';
import { BoundaryViolation, isPlainObject, refuseServerCode } from './plain-object.ts';

/** Update operators over the core's field names. `id` may stand in `$setOnInsert` only. */
export type TenantUpdate<T> = Omit<UpdateFilter<T>, '$setOnInsert'> & { $setOnInsert?: Partial<T> };

const FIXED = new Set(['tenant_id', 'id', '_id']);

/**
 * An update under its stored names.
 *
 * @throws BoundaryViolation on pipelines and replacements, and when it would set id or tenant_id.
 */
export function storedUpdate(update: object): Record<string, unknown> {
  refuseServerCode(update);
  const entries = Object.entries(update).filter(([, fields]) => fields !== undefined);
  if (!isPlainObject(update) || entries.length === 0)
    throw new BoundaryViolation('an update is an object of operators');
  return Object.fromEntries(entries.map(([operator, fields]) => [operator, storedFields(operator, fields)]));
}

/** Fields that a computed update sets, from the document as it is: field name to aggregation expression. */
export type Computation = Readonly<Record<string, unknown>>;

/**
 * An update that the server computes from the document, one stage after the other.
 *
 * @throws BoundaryViolation when it would set id or tenant_id, and on server code.
 */
export function storedComputation(stages: readonly Computation[]): { $set: Computation }[] {
  refuseServerCode(stages);
  return stages.map((fields) => {
    for (const path of Object.keys(fields)) refuseFixed(path);
    return { $set: fields };
  });
}

function storedFields(operator: string, fields: unknown): Record<string, unknown> {
  if (!operator.startsWith('$'))
    throw new BoundaryViolation(`${operator} is no update operator: replacing is not allowed`);
  if (!isPlainObject(fields)) throw new BoundaryViolation(`${operator} takes an object`);
  const stored: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(fields)) {
    const onInsert = operator === '$setOnInsert' && path === 'id';
    if (!onInsert) refuseFixed(path);
    if (operator === '$rename' && typeof value === 'string') refuseFixed(value);
    stored[onInsert ? '_id' : path] = value;
  }
  return stored;
}

function refuseFixed(path: string): void {
  const root = path.split('.')[0] ?? '';
  if (FIXED.has(root)) throw new BoundaryViolation(`${root} never changes`);
}
