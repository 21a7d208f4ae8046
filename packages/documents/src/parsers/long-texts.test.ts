import { describe, expect, it } from 'vitest';
import { documentOf } from '../../../../test/fixtures/documents/read-fixture.ts';
import { parseDocument } from '../parse-document.ts';

const blanks = ' '.repeat(300_000);
const textOf = async (media_type: string, text: string) =>
  documentOf(await parseDocument({ bytes: Buffer.from(text), media_type })).pages[0]?.text ?? '';

/** Each of these took minutes, or all of the stack, when it was gone through again for every character. */
describe('a text without measure', () => {
  it.each([
    ['text/markdown', `Open daily.${blanks}x${blanks}\nMore.`, 300_018],
    ['text/html', `<!doctype html><p>Open daily.${'<'.repeat(300_000)}`, 300_011],
    ['text/html', `<!doctype html><p>a<br>${'&nbsp;'.repeat(300_000)}<br>b`, 300_004],
    ['text/plain', `# a${blanks}#${blanks}x`, 600_005],
    ['text/plain', `Open daily.\n${'ab\n'.repeat(400_000)}`, 1_200_011],
  ])('is read as %s in its length, not in the square of it', async (media_type, text, length) => {
    expect((await textOf(media_type, text)).length).toBe(length);
  });

  it('keeps a list item with more lines of code than a call takes arguments', async () => {
    const text = await textOf('text/markdown', `# A\n\n- Open daily.\n\n      ${'code\n      '.repeat(200_000)}`);
    expect(text).toContain('- Open daily.');
    expect(text.match(/code/g)).toHaveLength(200_000);
  });
});
