import type { Paragraph } from './block-writer.ts';

interface OpenParagraph {
  text: string;
  style: string | undefined;
  list: string | undefined;
  level: string | undefined;
  outline: string | undefined;
  notes: string[];
  joinsNext: boolean;
  /** Paragraphs of the text boxes anchored in it: they follow it. */
  readonly boxed: Paragraph[];
}

/**
 * The paragraphs that are open: one, or several where a text box is anchored inside of another paragraph. Each goes to
 * `done` when it ends, followed by the paragraphs of its text boxes.
 */
export function createParagraphs(done: (paragraph: Paragraph) => void, notes: Map<string, string>) {
  const open: OpenParagraph[] = [];
  /** For each text box that is open, how many paragraphs were open when it began. */
  const boxes: number[] = [];
  /** The text of a paragraph whose end was deleted in revision: the next one goes on with it. */
  let carried: Pick<OpenParagraph, 'text' | 'notes'> = { text: '', notes: [] };
  let written = 0;

  return {
    /** Characters so far. */
    get written() {
      return written;
    },
    open() {
      const { text, notes: referred } = carried;
      carried = { text: '', notes: [] };
      const none = { style: undefined, list: undefined, level: undefined, outline: undefined };
      open.push({ ...none, text, notes: referred, joinsNext: false, boxed: [] });
    },
    text(text: string) {
      const paragraph = open.at(-1);
      if (paragraph === undefined) return;
      paragraph.text += text;
      written += text.length;
    },
    note(id: string) {
      const text = notes.get(id);
      // Given once, or a document of references to one long note would unpack a second time here.
      if (text === undefined || !notes.delete(id)) return;
      open.at(-1)?.notes.push(text);
    },
    set(property: 'style' | 'list' | 'level' | 'outline', value: string | undefined) {
      const paragraph = open.at(-1);
      if (paragraph) paragraph[property] = value;
    },
    joinNext() {
      const paragraph = open.at(-1);
      if (paragraph) paragraph.joinsNext = true;
    },
    close() {
      const paragraph = open.pop();
      if (paragraph === undefined) return;
      const box = boxes.at(-1);
      const around = box === undefined || box > open.length ? undefined : open[box - 1];
      const give = (one: Paragraph) => (around ? around.boxed.push(one) : done(one));
      if (paragraph.joinsNext) carried = { text: paragraph.text, notes: paragraph.notes };
      else give(paragraph);
      for (const one of paragraph.boxed) give(one);
    },
    openBox() {
      boxes.push(open.length);
    },
    closeBox() {
      boxes.pop();
    },
  };
}
