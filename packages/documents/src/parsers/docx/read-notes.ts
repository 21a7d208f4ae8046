import type { BlockWriter } from './block-writer.ts';
import type { XmlHandler } from './read-xml.ts';
import { wordReader } from './word-reader.ts';

/** Collects the texts of footnotes or endnotes by `kind id`; the lines that separate notes from text are no notes. */
export function notesReader(kind: 'footnote' | 'endnote', notes: Map<string, string>): XmlHandler {
  let id: string | undefined;
  let parts: string[] = [];
  const blocks: BlockWriter = {
    paragraph: ({ text }) => parts.push(text),
    row: (cells) => parts.push(cells.join(' | ')) > 0,
  };
  let body = wordReader(blocks, new Map());
  return {
    open(name, attributes) {
      if (name === `w:${kind}`) {
        id = attributes['w:type']?.includes('eparat') ? undefined : attributes['w:id'];
        parts = [];
        body = wordReader(blocks, new Map());
      } else if (id !== undefined) body.open?.(name, attributes);
    },
    close(name) {
      if (id === undefined) return;
      if (name !== `w:${kind}`) body.close?.(name);
      else {
        const text = parts.join(' ').trim();
        if (text !== '' && !notes.has(`${kind} ${id}`)) notes.set(`${kind} ${id}`, text);
        id = undefined;
      }
    },
    text(text) {
      if (id !== undefined) body.text?.(text);
    },
  };
}
