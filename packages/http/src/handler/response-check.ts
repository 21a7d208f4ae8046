import type * as z from 'zod';

/** The first field of an answer that its schema does not know, as a path. */
function unknownField(answer: unknown, known: unknown, path: string): string | undefined {
  if (typeof answer !== 'object' || answer === null || answer instanceof Date) return undefined;
  const expected = (known ?? {}) as Record<string, unknown>;
  for (const [key, value] of Object.entries(answer)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (value === undefined) continue;
    if (!(key in expected)) return here;
    const deeper = unknownField(value, expected[key], here);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

/**
 * Where an answer deviates from its schema: a wrong or missing field, or one that the schema does not know and that
 * therefore nobody meant to publish.
 */
export function deviationOf(schema: z.ZodType, answer: unknown): string | undefined {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return `${issue?.path.map(String).join('.')}: ${issue?.message}`;
  }
  const extra = unknownField(answer, parsed.data, '');
  return extra === undefined ? undefined : `${extra}: not in the schema`;
}
