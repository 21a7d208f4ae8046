import mammoth from 'mammoth';
import type { ArchiveParts } from './open-archive.ts';

/** A node of mammoth's document tree: what is used of it here. Source: mammoth/lib/documents.js. */
export interface WordNode {
  readonly type: string;
  readonly children?: readonly WordNode[];
  readonly value?: string;
  readonly styleId?: string | null;
  readonly styleName?: string | null;
  readonly numbering?: { readonly isOrdered: boolean; readonly level: string | number } | null;
  readonly breakType?: 'line' | 'page' | 'column';
  readonly checked?: boolean;
  readonly noteType?: string;
  readonly noteId?: string;
  readonly notes?: { resolve(reference: WordNode): { readonly body: readonly WordNode[] } | null };
}

/**
 * Reads the parts into mammoth's document tree. mammoth is handed the parts that were already inflated within bounds,
 * so its own unzipping never sees the file; its HTML rendering is skipped by rendering an empty document.
 */
export async function readWordTree(parts: ArchiveParts): Promise<WordNode> {
  let tree: WordNode | undefined;
  const archive = {
    exists: (name: string) => parts.has(name),
    async read(name: string, encoding?: string) {
      const part = parts.get(name);
      if (part === undefined) throw new Error(`The archive has no part ${name}`);
      if (encoding === undefined) return part;
      return encoding === 'base64'
        ? part.toString('base64')
        : withRenderedBreaks(new TextDecoder(encoding).decode(part));
    },
  };
  await mammoth.convertToHtml({ file: archive } as unknown as Parameters<typeof mammoth.convertToHtml>[0], {
    includeDefaultStyleMap: false,
    includeEmbeddedStyleMap: false,
    transformDocument: (document: WordNode) => {
      tree = document;
      return { ...document, children: [] };
    },
  });
  if (tree === undefined) throw new Error('The archive has no main document');
  return tree;
}

/** mammoth ignores the page breaks that Word noted when it last laid the document out; as real breaks it reads them. */
function withRenderedBreaks(xml: string): string {
  return xml.replace(/<w:lastRenderedPageBreak\s*\/>/g, '<w:br w:type="page"/>');
}
