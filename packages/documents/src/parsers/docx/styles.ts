import type { XmlHandler } from './read-xml.ts';

/** What the styles of a document say that matters for its text. */
export interface Styles {
  /** 1 is the outermost; undefined where the style is not that of a heading. */
  headingLevelOf(styleId: string): number | undefined;
  /** The list that a numbering style, or a paragraph style with numbering of its own, belongs to. */
  listOf(styleId: string): string | undefined;
}

interface Style {
  name?: string;
  basedOn?: string;
  outline?: number;
  list?: string;
}

/** Styles build on styles; honest chains are short, and some writers make circles. */
const maxChain = 12;

/** Collects the styles while their part is read. */
export function stylesReader(): XmlHandler & { readonly styles: Styles } {
  const all = new Map<string, Style>();
  let style: Style | undefined;

  const chain = function* (id: string) {
    let at: string | undefined = id;
    for (let step = 0; step < maxChain && at !== undefined; step++) {
      const found: Style | undefined = all.get(at);
      yield { id: at, style: found };
      at = found?.basedOn;
    }
  };
  return {
    open(name, attributes) {
      const value = attributes['w:val'];
      if (name === 'w:style') {
        const id = attributes['w:styleId'];
        style = {};
        // Of two styles with one id the first keeps it (ECMA-376-1, 17.7.4.17).
        if (id !== undefined && !all.has(id)) all.set(id, style);
      } else if (style === undefined || value === undefined) {
        return;
      } else if (name === 'w:name') style.name = value.toLowerCase();
      else if (name === 'w:basedOn') style.basedOn = value;
      else if (name === 'w:outlineLvl' && /^[0-8]$/.test(value)) style.outline = Number(value) + 1;
      else if (name === 'w:numId') style.list = value;
    },
    close(name) {
      if (name === 'w:style') style = undefined;
    },
    styles: {
      headingLevelOf(styleId) {
        for (const { id, style: found } of chain(styleId)) {
          const level = levelByName(found?.name ?? '', id) ?? found?.outline;
          if (level !== undefined) return level;
        }
        return undefined;
      },
      listOf: (styleId) => all.get(styleId)?.list,
    },
  };
}

/** Word names its built-in styles in English inside the file, whatever the user's language; other writers may not. */
function levelByName(name: string, id: string): number | undefined {
  if (name === 'title') return 1;
  const match = /^heading ?([1-9])$/.exec(name) ?? /^heading([1-9])$/i.exec(id);
  return match ? Number(match[1]) : undefined;
}
