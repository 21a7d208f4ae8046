import { htmlType, markdownType, type PoisonCase, type PoisonEnd, plainType } from './poison-case.ts';
import { goodWords } from './write-raw-pdf.ts';

const text =
  (kind: string, media_type: string) =>
  (
    name: string,
    ends: readonly PoisonEnd[],
    make: () => string | Buffer,
    more: Partial<PoisonCase> = {},
  ): PoisonCase => ({
    name: `${kind}: ${name}`,
    media_type,
    ends,
    make: () => Buffer.from(make() as string),
    ...more,
  });
const html = text('HTML', htmlType);
const markdown = text('Markdown', markdownType);
const plain = text('text', plainType);

const page = (body: string) => `<!doctype html><html><body>${body}</body></html>`;
const deep = (tag: string, depth: number) => page(`<p>${goodWords}</p>${`<${tag}>`.repeat(depth)}deep`);
const megabyte = 2 ** 20;

/** Texts that are nested, long or broken beyond reason. */
export const textCases: readonly PoisonCase[] = [
  ...['div', 'b', 'ul><li', 'table><tr><td', 'blockquote', 'span', 'svg', 'template'].map((tag) =>
    html(`100,000 <${tag}> in one another`, ['document_unsafe'], () => deep(tag, 100_000)),
  ),
  html('a million <div> in one another', ['document_unsafe'], () => deep('div', 1_000_000)),
  html('500 <div> in one another', ['ok'], () => deep('div', 500), { keeps: goodWords }),
  html('a million ends without a begin', ['ok'], () => page(`<p>${goodWords}</p>${'</div>'.repeat(1_000_000)}`), {
    keeps: goodWords,
  }),
  html('a million paragraphs that do not end', ['ok'], () => page(`${goodWords}${'<p>x'.repeat(300_000)}`), {
    keeps: goodWords,
  }),
  html('an attribute of 10 MB', ['ok'], () => page(`<p title="${'a'.repeat(10 * megabyte)}">${goodWords}</p>`), {
    keeps: goodWords,
  }),
  html(
    'a hundred thousand attributes',
    ['ok'],
    () => page(`<p ${Array.from({ length: 100_000 }, (_a, i) => `a${i}=1`).join(' ')}>${goodWords}</p>`),
    { keeps: goodWords },
  ),
  html('a comment that does not end', ['ok'], () => page(`<p>${goodWords}</p><!-- ${'-'.repeat(megabyte)}`), {
    keeps: goodWords,
  }),
  html('a tag that does not end', ['ok'], () => page(`<p>${goodWords}</p><p ${'a '.repeat(megabyte)}`), {
    keeps: goodWords,
  }),
  html(
    'a million comments before it begins',
    ['ok'],
    () => `${'<!-- -->'.repeat(200_000)}${page(`<p>${goodWords}</p>`)}`,
    { keeps: goodWords },
  ),
  html('a million "less than"', ['ok'], () => page(`<p>${goodWords}</p>${'<'.repeat(megabyte)}`), { keeps: goodWords }),
  html('a million ampersands', ['ok'], () => page(`<p>${goodWords}</p>${'&'.repeat(megabyte)}`), { keeps: goodWords }),
  html(
    'characters that there are not',
    ['ok'],
    () => page(`<p>${goodWords} &#x110000; &#0; &#xd800; &#99999999999;</p>`),
    { keeps: goodWords },
  ),
  html('nothing but a script', ['document_empty'], () => page(`<script>${'x()'.repeat(10_000)}</script>`)),
  html('a script that does not end', ['document_empty'], () => `<!doctype html><html><script>${'x()'.repeat(100_000)}`),
  html(
    'a table cell of ten million columns',
    ['ok'],
    () => page(`<table>${`<tr><td colspan="10000000">${goodWords}</td><td>b</td></tr>`.repeat(1_000)}</table>`),
    { keeps: goodWords },
  ),
  html(
    'a list that begins at the largest number',
    ['ok'],
    () => page(`<ol start="9007199254740991"><li>${goodWords}<li>b</ol>`),
    { keeps: goodWords },
  ),
  html('a title of 5 MB', ['ok'], () => `<!doctype html><title>${'t '.repeat(2.5 * megabyte)}</title><p>${goodWords}`, {
    keeps: goodWords,
  }),
  html('21 million letters', ['document_too_large'], () => page(`<p>${'word '.repeat(4_200_000)}</p>`)),
  html('an encoding that there is not', ['ok'], () => `<!doctype html><meta charset="x-none"><p>${goodWords}`, {
    keeps: goodWords,
  }),
  html('an encoding that it does not have', ['ok'], () => `<!doctype html><meta charset="utf-16"><p>${goodWords}`, {
    keeps: goodWords,
  }),
  html(
    'UTF-7, which hides tags',
    ['ok'],
    () => `<!doctype html><meta charset="utf-7"><p>${goodWords} +ADw-script+AD4-`,
    { keeps: goodWords },
  ),

  markdown('100,000 quotes in one another', ['ok'], () => `${goodWords}\n\n${'>'.repeat(100_000)} deep`, {
    keeps: goodWords,
  }),
  markdown('50,000 quotes in one another, with blanks', ['ok'], () => `${goodWords}\n\n${'> '.repeat(50_000)} deep`, {
    keeps: goodWords,
  }),
  markdown('20,000 lists in one another', ['ok'], () => `${goodWords}\n\n${'- '.repeat(20_000)} deep`, {
    keeps: goodWords,
  }),
  markdown(
    'a list of 400 levels of indents',
    ['ok'],
    () => `${goodWords}\n\n${Array.from({ length: 400 }, (_l, i) => `${'  '.repeat(i)}- x`).join('\n')}`,
    { keeps: goodWords },
  ),
  ...[
    '[',
    '![',
    '*',
    '**a',
    '_a_',
    '`',
    '<',
    '~~',
    '&',
    '\\',
    '[a](',
    '![a][',
    '<!--',
    '](',
    '*a_ ',
    '[^',
    '|',
    '$',
    '[a]: ',
    '<a ',
  ].map((mark) =>
    markdown(
      `"${mark}" a hundred thousand times`,
      ['ok', 'document_empty'],
      () => `# A\n\n${goodWords}\n\n${mark.repeat(100_000)}`,
      { keeps: goodWords },
    ),
  ),
  markdown(
    'a table of five thousand columns',
    ['ok'],
    () => `${goodWords}\n\n${'|a'.repeat(5_000)}|\n${'|-'.repeat(5_000)}|\n${`${'|b'.repeat(5_000)}|\n`.repeat(20)}`,
    { keeps: goodWords },
  ),
  markdown('a hundred thousand headings', ['ok'], () => `${goodWords}\n\n${'# A\n'.repeat(100_000)}`, {
    keeps: goodWords,
  }),
  markdown('a fence that does not end', ['ok'], () => `${goodWords}\n\n\`\`\`\n${'code\n'.repeat(200_000)}`, {
    keeps: goodWords,
  }),
  markdown('front matter that does not end', ['ok'], () => `---\n${'a: b\n'.repeat(100_000)}\n${goodWords}`, {
    keeps: goodWords,
  }),
  markdown(
    'a million blanks before each word',
    ['ok'],
    () => `${goodWords}${' '.repeat(megabyte)}x${' '.repeat(megabyte)}\n`,
    { keeps: goodWords },
  ),
  markdown('a million blank lines', ['ok'], () => `${goodWords}${' \n'.repeat(megabyte)}x`, { keeps: goodWords }),
  markdown('21 million letters', ['document_too_large'], () => `# A\n\n${'word '.repeat(4_200_000)}`),

  plain('one line of 10 MB, without a blank', ['ok'], () => 'a'.repeat(10 * megabyte)),
  plain('one line of 15 MB', ['ok'], () => `${goodWords} ${'word '.repeat(3 * megabyte)}`, { keeps: goodWords }),
  plain('one line of 21 million letters', ['document_too_large'], () => 'word '.repeat(4_200_000)),
  plain('more bytes than are allowed', ['document_too_large'], () => Buffer.alloc(101 * megabyte, 'word ')),
  plain('two million lines', ['ok'], () => `${goodWords}\n${'ab\n'.repeat(2_000_000)}`, { keeps: goodWords }),
  plain('a million blanks, then a letter', ['ok'], () => `${goodWords}\n${' '.repeat(4 * megabyte)}x`, {
    keeps: goodWords,
  }),
  plain('a million tabs and blanks by turns', ['ok'], () => `${goodWords}\n${' \t'.repeat(megabyte)}x`, {
    keeps: goodWords,
  }),
  plain('a million blank lines', ['ok'], () => `${goodWords}${'\n \n'.repeat(megabyte)}x`, { keeps: goodWords }),
  plain('4,999 form feeds', ['ok'], () => 'x\f'.repeat(4_999)),
  plain('6,000 form feeds', ['document_too_many_pages'], () => 'x\f'.repeat(6_000)),
  plain('nothing but blanks', ['document_empty'], () => ' \n\t'.repeat(100_000)),
  plain('nothing but a mark of UTF-8', ['document_empty'], () => Buffer.from('efbbbf', 'hex')),
  plain('nothing but a mark of UTF-16', ['document_empty'], () => Buffer.from('fffe', 'hex')),
  plain(
    'UTF-16 with half a letter at its end',
    ['ok'],
    () => Buffer.concat([Buffer.from(`\ufeff${goodWords}`, 'utf16le'), Buffer.from('a')]),
    { keeps: goodWords },
  ),
  plain('UTF-8 that breaks off within a letter', ['ok'], () => Buffer.from(`${goodWords} €`).subarray(0, -1), {
    keeps: goodWords,
  }),
  plain(
    'UTF-8 letters longer than they need be',
    ['ok'],
    () => Buffer.concat([Buffer.from(goodWords), Buffer.from('c0afe080aff08080af', 'hex')]),
    { keeps: goodWords },
  ),
  plain(
    'bytes that no encoding has',
    ['ok'],
    () => Buffer.concat([Buffer.from(`${goodWords} `), Buffer.alloc(2_000, Buffer.from('fffe8190', 'hex'))]),
    { keeps: goodWords },
  ),
  plain('halves of letters', ['ok'], () => Buffer.from(`\ufeff${goodWords} ${'\ud800'.repeat(1_000)}`, 'utf16le'), {
    keeps: goodWords,
  }),
  plain('zeros', ['document_type_mismatch'], () => Buffer.alloc(10_000)),
  plain('zeros behind its words', ['document_type_mismatch'], () =>
    Buffer.concat([Buffer.from(goodWords), Buffer.alloc(10_000)]),
  ),
  plain('a thousand marks stacked on a letter', ['ok'], () => `${goodWords} Z${'\u0300'.repeat(100_000)}`, {
    keeps: goodWords,
  }),
  plain('orders of a terminal', ['ok'], () => `${goodWords} ${'\u001b[2J\u001b]0;x\u001b\\'.repeat(100)}`, {
    keeps: goodWords,
  }),
];
