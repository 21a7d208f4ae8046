import { describe, expect, it } from 'vitest';
import { sizeText } from './progress.ts';
import { tableText } from './table.ts';

describe('a table', () => {
  const rows = [
    { id: 'a', name: 'short' },
    { id: 'b', name: `long ${'x'.repeat(100)}\nand more` },
  ];

  it('is as wide as what it shows', () => {
    expect(tableText(['id', 'name'], rows.slice(0, 1), 80)).toBe('ID  NAME\na   short\n');
  });

  it('fits the terminal: the widest column gives way, and no cell breaks its line', () => {
    const lines = tableText(['id', 'name'], rows, 40).trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
    expect(lines[2]).toMatch(/^b {3}long x+…$/);
  });
});

describe('a size', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1536, '1.5 KiB'],
    [200 * 1024 * 1024, '200 MiB'],
  ])('of %i bytes is %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });
});
