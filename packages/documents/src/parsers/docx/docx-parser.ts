import { type DocumentParser, type ParsedDocument, parseFailure } from '@patchbay/core/ingestion-pipeline';
import { titleFromText } from '../document-title.ts';
import { createPageWriter } from '../page-writer.ts';
import { openArchive } from './open-archive.ts';
import { readWordTree } from './word-tree.ts';
import { writeWordTree } from './write-word-tree.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * Word since 2007. A DOCX has no pages of its own: pages are counted by explicit page breaks and by those that Word
 * noted when it last laid the document out (w:lastRenderedPageBreak), so a file written by another program may be one
 * page. Pictures are never inflated.
 */
export const docxParser: DocumentParser = {
  media_types: [mediaType],
  async parse(bytes, limits) {
    const archive = await openArchive(
      bytes,
      (name) => /\.(xml|rels)$/i.test(name) || name === 'mammoth/style-map',
      limits,
    );
    if (!archive.ok) return archive;
    const { parts, names } = archive;
    if (!parts.has('[Content_Types].xml')) return parseFailure('document_corrupt', 'no [Content_Types].xml');
    for (const [name, part] of parts) {
      // OOXML forbids document type definitions; the only use of one is to expand entities.
      if (/<!(DOCTYPE|ENTITY)/i.test(part.subarray(0, 4096).toString('latin1'))) {
        return parseFailure('document_bomb', `${name} has a document type definition`);
      }
    }

    const writer = createPageWriter();
    try {
      writeWordTree(await readWordTree(parts), writer);
    } catch (error) {
      return parseFailure('document_corrupt', String(error));
    }
    if (writer.length === 0) {
      const hasPictures = [...names].some((name) => name.startsWith('word/media/'));
      return parseFailure(hasPictures ? 'document_no_text' : 'document_empty');
    }
    if (writer.length > limits.max_text_length)
      return parseFailure('document_too_large', `${writer.length} characters`);
    const pages = writer.pages();
    while (pages.length > 1 && pages.at(-1)?.text === '') pages.pop();
    if (pages.length > limits.max_pages) return parseFailure('document_too_many_pages', `${pages.length} pages`);

    const title = coreTitle(parts.get('docProps/core.xml')) ?? titleFromText(pages);
    const document: ParsedDocument = { media_type: mediaType, pages, warnings: [] };
    return { ok: true, document: title === undefined ? document : { ...document, title } };
  },
};

function coreTitle(part: Buffer | undefined): string | undefined {
  const raw = /<dc:title>([^<]{1,300})<\/dc:title>/.exec(part?.toString('utf8') ?? '')?.[1];
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  const title = raw?.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => named[name] ?? '').trim();
  return title === '' ? undefined : title;
}
