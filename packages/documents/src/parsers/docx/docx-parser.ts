import {
  type DocumentParser,
  type ParsedDocument,
  type ParseLimits,
  type ParseOutcome,
  parseFailure,
  tooManyPages,
} from '@patchbay/core/ingestion-pipeline';
import { titleFromText } from '../document-title.ts';
import { createPageWriter } from '../page-writer.ts';
import { orRefusal } from '../refusal.ts';
import { createBlockWriter } from './block-writer.ts';
import { numberingReader } from './numbering.ts';
import { type Archive, openArchive } from './open-archive.ts';
import { findPartNames } from './part-names.ts';
import { notesReader } from './read-notes.ts';
import { readXml, type XmlHandler } from './read-xml.ts';
import { stylesReader } from './styles.ts';
import { wordReader } from './word-reader.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * Word since 2007. A DOCX has no pages of its own: pages are counted by explicit page breaks and by those that Word
 * noted when it last laid the document out (w:lastRenderedPageBreak), so a file written by another program may be one
 * page. The XML is read as a stream: a document of 64 MB of it takes little more memory than its text. Pictures and
 * embedded files are never unpacked, and of a large file not even read.
 */
export const docxParser: DocumentParser = {
  media_types: [mediaType],
  parse: (bytes, limits) => orRefusal(async () => readDocx(await openArchive(bytes, limits), limits)),
  parseFile: (file, limits) => orRefusal(async () => readDocx(await openArchive(file, limits), limits)),
};

async function readDocx(archive: Archive, limits: ParseLimits): Promise<ParseOutcome> {
  if (!archive.names.has('[Content_Types].xml')) return parseFailure('document_corrupt', 'no [Content_Types].xml');
  const parts = await findPartNames(archive);
  if (!archive.names.has(parts.main)) return parseFailure('document_corrupt', `no ${parts.main}`);
  // Every part is weighed before any is read: what unpacks to more than it says is refused before it costs anything.
  const core = 'docProps/core.xml';
  for (const name of new Set([...Object.values(parts), core])) await archive.weigh(name);

  const optional = async <H extends XmlHandler>(name: string, handler: H): Promise<H> => {
    if (archive.names.has(name)) await readXml(archive.read(name), handler);
    return handler;
  };
  const { styles } = await optional(parts.styles, stylesReader());
  const { numbering } = await optional(parts.numbering, numberingReader(styles));
  const notes = new Map<string, string>();
  await optional(parts.footnotes, notesReader('footnote', notes));
  await optional(parts.endnotes, notesReader('endnote', notes));
  const writer = createPageWriter();
  const blocks = createBlockWriter(writer, { styles, numbering, maxLength: limits.max_text_length });
  await readXml(archive.read(parts.main), wordReader(blocks, notes));

  if (writer.length === 0) {
    const hasPictures = [...archive.names].some((name) => name.startsWith('word/media/'));
    return parseFailure(hasPictures ? 'document_no_text' : 'document_empty');
  }
  const pages = writer.pages();
  while (pages.length > 1 && pages.at(-1)?.text === '') pages.pop();
  if (pages.length > limits.max_pages) return tooManyPages(limits.max_pages, pages.length);

  const { title } = await optional(core, titleReader());
  const named = title.trim().slice(0, 300) || titleFromText(pages);
  const document: ParsedDocument = { media_type: mediaType, pages, warnings: [] };
  return { ok: true, document: named === undefined ? document : { ...document, title: named } };
}

/** The title that the document's properties give. */
function titleReader(): XmlHandler & { title: string } {
  let isInside = false;
  return {
    title: '',
    open(name) {
      isInside = name === 'dc:title';
    },
    close() {
      isInside = false;
    },
    text(text) {
      if (isInside) this.title += text;
    },
  };
}
