import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { withPureDeclarations } from './pure-declarations.ts';

/** What a bundle keeps of a module of which nothing but `used` is wanted. */
function keptOf(source: string): string {
  const { code } = transformSync(withPureDeclarations(source), {
    loader: 'ts',
    format: 'esm',
    charset: 'utf8',
    treeShaking: true,
  });
  return code;
}

describe('constants of a pure module', () => {
  it('stay away from a bundle that does not name them, however they are computed', () => {
    const code = keptOf(`import { make } from './make.ts';
      const call = make(1, make(2)).more({ ...make(3) });
      const object = { of: make(4) } as const satisfies object;
      const list = [make(5)], fresh = new Map(make(6));
      const member = make(7).shape.name;
      export const used = 'used';`);
    expect(code).not.toMatch(/make\(\d/);
    expect(code).toContain('used');
  });

  it('stay with all that they are made of where they are named', () => {
    const code = keptOf(`import { make } from './make.ts';
      const base = make(1);
      const aside = make(2);
      export const used: Made = base.with({ name: 'größer → kleiner' });`);
    expect(code).toContain('make(1)');
    expect(code).toContain('größer → kleiner');
    expect(code).not.toContain('make(2)');
  });

  it('have the same values', async () => {
    const source = `// Ungefähr so: →
      export const sum = [1, 2, 3].reduce((all, one) => all + one);
      export const { length } = 'four';
      export const text = \`\${sum} \${length}\`; export const object = { sum } as const;
      export function later() { const inner = [sum]; return inner; }
`;
    const { code } = transformSync(withPureDeclarations(source), { loader: 'ts', format: 'esm' });
    const module = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    expect({ ...module, later: module.later() }).toEqual({
      sum: 6,
      length: 4,
      text: '6 4',
      object: { sum: 6 },
      later: [6],
    });
  });

  it('leaves statements, functions and plain values as they are', () => {
    const source = `export const count = 3;\nexport const twice = (n: number) => n * 2;\nregister(count);\n`;
    expect(withPureDeclarations(source)).toBe(source);
  });
});
