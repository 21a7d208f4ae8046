import { z } from 'zod';

/** What an error shows of a name that cannot be expanded. */
const SHOWN_CHARACTERS = 64;

/**
 * Schema of `expand[]` in a query: which references the answer shows in full besides their ids. It reads as the list of
 * names, `[]` where nothing was asked for; `expand[]=draft&expand[]=latest_version` and `expand=draft` are both
 * understood. A name that the operation does not know is refused with 400 `invalid_query`, naming it and the allowed ones.
 *
 * @param names what the operation can expand.
 */
export function expandField<const N extends readonly [string, ...string[]]>(names: N) {
  const name = z.enum(names, {
    error: ({ input }) => `cannot expand ${String(input).slice(0, SHOWN_CHARACTERS)}; one of: ${names.join(', ')}`,
  });
  return z
    .array(name)
    .max(20)
    .default([])
    .meta({ description: `What the answer shows in full: ${names.map((each) => `\`${each}\``).join(', ')}` });
}
