import { defaultParseLimits } from '@patchbay/core/ingestion-pipeline';
import { describe, expect, it } from 'vitest';
import { willowClinic } from '../../../../../test/fixtures/documents/clinics.ts';
import { documentOf, fixture, sentencesOf } from '../../../../../test/fixtures/documents/read-fixture.ts';
import { paragraph, zipDocx } from '../../../../../test/fixtures/documents/write-docx.ts';
import { docxParser } from './docx-parser.ts';

const parse = async (bytes: Uint8Array) => documentOf(await docxParser.parse(bytes, defaultParseLimits));
const textOf = async (body: string) => (await parse(zipDocx(body))).pages.map(({ text }) => text);
const run = (content: string) => `<w:p><w:r>${content}</w:r></w:p>`;

describe('a DOCX', () => {
  it('gives every sentence on the page that its page breaks say', async () => {
    const { pages } = await parse(fixture('willow-clinic.docx'));
    sentencesOf(willowClinic).forEach((sentences, i) => {
      for (const sentence of sentences) expect(pages[i]?.text).toContain(sentence);
    });
  });

  it('has headings by style, numbered items and table rows', async () => {
    const [first, second] = (await parse(fixture('willow-clinic.docx'))).pages;
    expect(first?.headings?.map(({ text }) => text)).toContain('Opening hours');
    expect(first?.text).toContain(
      'Day | Opens | Closes\nMonday to Friday | seven in the morning | five in the afternoon',
    );
    expect(second?.text).toContain('1. Bring your insurance card and a card with your photograph.\n2. Bring a list');
  });

  it('counts the pages that Word noted, and a forced break that Word noted again only once', async () => {
    const noted = `${run('<w:t>One.</w:t><w:lastRenderedPageBreak/><w:t>Two.</w:t>')}${run('<w:br w:type="page"/>')}${run('<w:lastRenderedPageBreak/><w:t>Three.</w:t>')}`;
    expect(await textOf(noted)).toEqual(['One.', 'Two.', 'Three.']);
  });

  it('keeps the text of links and leaves out what was deleted in revision', async () => {
    const body = `<w:p><w:r><w:t xml:space="preserve">Ask the </w:t></w:r><w:hyperlink><w:r><w:t>front desk</w:t></w:r></w:hyperlink><w:del><w:r><w:delText> never</w:delText></w:r></w:del><w:ins><w:r><w:t xml:space="preserve"> today.</w:t></w:r></w:ins></w:p>`;
    expect(await textOf(body)).toEqual(['Ask the front desk today.']);
  });

  it('puts a footnote after the paragraph that refers to it', async () => {
    const footnotes = `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2">${paragraph('Except on holidays.')}</w:footnote></w:footnotes>`;
    const body = `${run('<w:t>Open daily.</w:t><w:footnoteReference w:id="2"/>')}${paragraph('Next.')}`;
    const { pages } = await parse(zipDocx(body, { 'word/footnotes.xml': new TextEncoder().encode(footnotes) }));
    expect(pages[0]?.text).toBe('Open daily.\n\nExcept on holidays.\n\nNext.');
  });

  it('says that a document of pictures has no text, and never unpacks the pictures', async () => {
    const picture = new Uint8Array(2_000_000);
    const outcome = await docxParser.parse(zipDocx('', { 'word/media/scan.png': picture }), {
      ...defaultParseLimits,
      max_inflated_bytes: 100_000,
    });
    expect(outcome).toMatchObject({ ok: false, code: 'document_no_text' });
  });
});
