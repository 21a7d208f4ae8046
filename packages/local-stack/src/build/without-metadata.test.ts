import { describe, expect, it } from 'vitest';
import { withoutMetadata } from './without-metadata.ts';

describe('what schemas say of themselves', () => {
  it('is left out, at any depth, and the schemas stay', () => {
    const source = `export const größe = z
  .object({ id: z.string().min(1).meta({ description: 'Wie groß → wie breit' }), at: of(z.date().meta(SAID).nullable()) })
  .strict()
  .meta({ id: 'Size', example: { of: z.string().meta({ a: 1 }) } })
  .optional();
`;
    expect(withoutMetadata(source)).toBe(`export const größe = z
  .object({ id: z.string().min(1), at: of(z.date().nullable()) })
  .strict()
  .optional();
`);
  });

  it('is what stands in a call of meta with something in it, and nothing else', () => {
    const source = `const here = import.meta.dirname; const asked = schema.meta(); meta({ a: 1 }); const text = '.meta({})';\n`;
    expect(withoutMetadata(source)).toBe(source);
  });
});
