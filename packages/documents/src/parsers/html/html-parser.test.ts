import { defaultParseLimits, parsedDocumentSchema } from '@patchbay/core/ingestion-pipeline';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentOf } from '../../../../../test/fixtures/documents/read-fixture.ts';
import { htmlParser } from './html-parser.ts';

const read = (html: string | Buffer) => htmlParser.parse(Buffer.from(html as string), defaultParseLimits);
const parse = async (html: string | Buffer) => documentOf(await read(html));
const textOf = async (html: string) => (await parse(html)).pages[0]?.text;

describe('HTML', () => {
  it('has the main content, its headings and title, and nothing beside it', async () => {
    const document = await parse(
      '<!doctype html><title>Clinic &amp; more</title><nav><a>Home</a></nav><header>Banner</header><main><h1>Opening <em>hours</em></h1><p>We open\n at   nine.<br>Really.</main><aside>Ad</aside><footer>Imprint</footer>',
    );
    expect(parsedDocumentSchema.parse(document)).toEqual({
      media_type: 'text/html',
      title: 'Clinic & more',
      pages: [
        {
          number: 1,
          text: 'Opening hours\n\nWe open at nine.\nReally.',
          headings: [{ text: 'Opening hours', level: 1, start: 0 }],
        },
      ],
      warnings: [],
    });
  });

  it('has all of a page that marks no main content, and what is outside of one that is empty', async () => {
    expect(await textOf('<body><div>One.</div><div>Two.</div><footer>Imprint</footer>')).toBe('One.\n\nTwo.');
    expect(await textOf('<main></main><p>Here.</p>')).toBe('Here.');
    expect(await textOf('<nav>Only this.</nav>')).toBe('Only this.');
  });

  it('has no scripts, styles or hidden parts', async () => {
    const hidden = [
      '<script>a("<p>x</p>")</script>',
      '<style>p{}</style>',
      '<p hidden>x</p>',
      '<p style="color: red; DISPLAY : none">x</p>',
      '<div style="visibility:hidden"><p>x</p></div>',
      '<span aria-hidden="true">x</span>',
      '<template><p>x</p></template>',
      '<noscript>x</noscript>',
      '<svg><text>x</text></svg>',
      '<!-- x -->',
      '<dialog>x</dialog>',
    ];
    expect(await textOf(`<p>Seen.</p>${hidden.join('')}<p>Seen too.</p>`)).toBe('Seen.\n\nSeen too.');
  });

  it('keeps lists with their numbers, nested ones too, and ends each element where a browser does', async () => {
    expect(await textOf('<ul><li>One<li>Two<ol start=3><li>c<li value=9>nine</ol></ul><ul><li>Other</ul>')).toBe(
      '- One\n- Two\n3. c\n9. nine\n\n- Other',
    );
  });

  it('keeps the rows of tables, and takes a table with headings for the layout of a page', async () => {
    expect(await textOf('<table><tr><th>Day<th>Opens<tr><td>Mon<td><p>nine</p></table>')).toBe(
      'Day | Opens\nMon | nine',
    );
    expect(await textOf('<table><tr><td><h2>Hours</h2><p>Nine.</p></td><td>Side</td></tr></table>')).toBe(
      'Hours\n\nNine.\n\nSide',
    );
  });

  it('keeps the lines of code', async () => {
    expect(await textOf('<pre>if a:\n    b\n\nc</pre>')).toBe('if a:\n    b\nc');
  });

  it('is decoded as it says', async () => {
    const page = Buffer.concat([Buffer.from('<meta charset="windows-1251"><p>'), Buffer.from([0xc6, 0xf3, 0xea])]);
    expect(await parse(page)).toMatchObject({ pages: [{ text: 'Жук' }], warnings: [] });
  });

  it('is refused when it is nested without end, and empty when it has no text', async () => {
    expect(await read('<div>'.repeat(100_000))).toMatchObject({ ok: false, code: 'document_unsafe' });
    expect(await read('<html><body><script>app()</script><div id="root"></div></body></html>')).toMatchObject({
      ok: false,
      code: 'document_empty',
    });
  });

  it('of any tags in any order ends as text or a reason', async () => {
    const piece = fc.oneof(
      fc
        .constantFrom('table', 'tr', 'td', 'li', 'ul', 'p', 'h2', 'main', 'pre', 'svg', 'title', 'body')
        .chain((name) => fc.constantFrom(`<${name}>`, `</${name}>`, `<${name}`, `<${name} hidden>`)),
      fc.constantFrom('text ', '&amp', '<!--', '-->', '<![CDATA[', ']]>', '<', '\u0000'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
        const outcome = await read(pieces.join(''));
        if (outcome.ok) parsedDocumentSchema.parse(outcome.document);
        else expect(outcome.code).toBe('document_empty');
      }),
      { seed: 3, numRuns: 400 },
    );
  });
});
