import type { BlockWriter } from './block-writer.ts';
import { pageBreakMark } from './block-writer.ts';
import { createParagraphs } from './paragraphs.ts';
import type { XmlAttributes, XmlHandler } from './read-xml.ts';
import { symbolOf } from './symbols.ts';
import { createTables } from './tables.ts';

/** What is not part of the text: deletions, former properties, the source of fields, the reading aid above a ruby base. */
const skipped = new Set(
  'w:moveFrom w:delText w:delInstrText w:instrText w:rt w:pPrChange w:rPrChange w:trPrChange w:tcPrChange'.split(' '),
);

/**
 * Turns the body of a Word document (or of a note) into blocks while it is read; only the paragraph and the rows that
 * are open are held. `notes` is what its references refer to; each note is given once.
 */
export function wordReader(blocks: BlockWriter, notes: Map<string, string>): XmlHandler {
  const tables = createTables(blocks);
  const paragraphs = createParagraphs((paragraph) => {
    if (!tables.take(paragraph)) blocks.paragraph(paragraph);
  }, notes);
  /** Above 0 inside of something that is left out. */
  let skipping = 0;
  let inText = 0;
  let properties: 'paragraph' | 'row' | undefined;
  let isHidden = false;
  /** For each alternative that is open, how much text there was when its first choice began. */
  const alternatives: number[] = [];
  const fields: { checked?: boolean }[] = [];
  const controls: { checked?: boolean; inContent: boolean }[] = [];

  const put = (text: string) => {
    if (!isHidden) paragraphs.text(text);
  };
  const startsSkipping = (name: string): boolean => {
    if (skipped.has(name)) return true;
    if (name === 'w:del') return properties === undefined;
    // A drawing comes in two forms with the same text; the older one is read where the newer has none.
    return name === 'mc:Fallback' && paragraphs.written > (alternatives.at(-1) ?? 0);
  };

  const actions: Record<string, (attributes: XmlAttributes) => void> = {
    'w:p': () => paragraphs.open(),
    'w:pPr': () => {
      properties = 'paragraph';
    },
    'w:trPr': () => {
      properties = 'row';
    },
    'w:del': () => (properties === 'row' ? tables.deleteRow() : paragraphs.joinNext()),
    'w:pStyle': (a) => paragraphs.set('style', a['w:val']),
    'w:numId': (a) => properties && paragraphs.set('list', a['w:val']),
    'w:ilvl': (a) => properties && paragraphs.set('level', a['w:val']),
    'w:outlineLvl': (a) => properties && paragraphs.set('outline', a['w:val']),
    'w:pageBreakBefore': (a) => isOn(a) && paragraphs.text(pageBreakMark),
    'w:r': () => {
      isHidden = false;
    },
    'w:vanish': (a) => {
      if (properties === undefined) isHidden = isOn(a);
    },
    'w:t': () => {
      inText += 1;
    },
    'm:t': () => {
      inText += 1;
    },
    'w:tab': () => properties === undefined && put('\t'),
    'w:ptab': () => put('\t'),
    'w:cr': () => put('\n'),
    'w:noBreakHyphen': () => put('\u2011'),
    'w:sym': (a) => put(symbolOf(a['w:font'], a['w:char'])),
    'w:br': (a) => put(a['w:type'] === 'page' ? pageBreakMark : '\n'),
    'w:lastRenderedPageBreak': () => paragraphs.text(pageBreakMark),
    'w:footnoteReference': (a) => paragraphs.note(`footnote ${a['w:id']}`),
    'w:endnoteReference': (a) => paragraphs.note(`endnote ${a['w:id']}`),
    'w:tbl': () => tables.open(),
    'w:tr': () => tables.openRow(),
    'w:tc': () => tables.openCell(),
    'w:gridSpan': (a) => tables.span(Number(a['w:val']) || 1),
    'w:vMerge': (a) => tables.merge(a['w:val'] === 'restart'),
    'w:txbxContent': () => paragraphs.openBox(),
    'mc:AlternateContent': () => {
      alternatives.push(paragraphs.written);
    },
    'w:fldChar': (a) => {
      if (a['w:fldCharType'] === 'begin') fields.push({});
      else if (a['w:fldCharType'] === 'end') put(boxOf(fields.pop()?.checked));
    },
    'w:checkBox': () => tick(false),
    'w:default': (a) => tick(isOn(a)),
    'w:checked': (a) => tick(isOn(a)),
    'w:sdt': () => {
      controls.push({ inContent: false });
    },
    'w:sdtContent': () => {
      const control = controls.at(-1);
      if (control) control.inContent = true;
    },
    'w14:checkbox': () => setControl(false),
    'w14:checked': (a) => setControl(isOn(a, 'w14:val')),
  };
  const tick = (checked: boolean) => {
    const field = fields.at(-1);
    if (field) field.checked = checked;
  };
  const setControl = (checked: boolean) => {
    const control = controls.at(-1);
    if (control && !control.inContent) control.checked = checked;
  };
  const endings: Record<string, () => void> = {
    'w:p': () => paragraphs.close(),
    'w:pPr': () => {
      properties = undefined;
    },
    'w:trPr': () => {
      properties = undefined;
    },
    'w:r': () => {
      isHidden = false;
    },
    'w:t': () => {
      inText -= 1;
    },
    'm:t': () => {
      inText -= 1;
    },
    'w:tbl': () => tables.close(),
    'w:tr': () => tables.closeRow(),
    'w:tc': () => tables.closeCell(),
    'w:txbxContent': () => paragraphs.closeBox(),
    'mc:AlternateContent': () => {
      alternatives.pop();
    },
    'w:sdt': () => {
      const control = controls.pop();
      // A box whose content is empty is still a box.
      if (control?.checked !== undefined) put(boxOf(control.checked));
    },
  };
  const opens = new Map(Object.entries(actions));
  const closes = new Map(Object.entries(endings));

  return {
    open(name, attributes) {
      if (skipping > 0 || startsSkipping(name)) skipping += 1;
      else opens.get(name)?.(attributes);
    },
    close(name) {
      if (skipping > 0) skipping -= 1;
      else closes.get(name)?.();
    },
    text(text) {
      if (inText === 0 || skipping > 0) return;
      const control = controls.at(-1);
      if (control?.inContent && control.checked !== undefined && text !== '') {
        // The character in the control is only how the box is drawn.
        put(boxOf(control.checked));
        delete control.checked;
      } else put(text);
    },
  };
}

function isOn(attributes: XmlAttributes, name = 'w:val'): boolean {
  return !['false', '0', 'off', 'none'].includes(attributes[name] ?? '');
}

function boxOf(checked: boolean | undefined): string {
  if (checked === undefined) return '';
  return checked ? '[x] ' : '[ ] ';
}
