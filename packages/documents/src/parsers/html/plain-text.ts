import { Parser } from 'htmlparser2';

/** The text of a piece of HTML, for where its structure does not matter. Scripts and styles are no text. */
export function plainTextOfHtml(html: string): string {
  let text = '';
  let silent = 0;
  const parser = new Parser({
    onopentag(name) {
      if (name === 'script' || name === 'style') silent += 1;
      else if (name === 'br') text += '\n';
    },
    ontext(piece) {
      if (silent === 0) text += piece;
    },
    onclosetag(name) {
      if (name === 'script' || name === 'style') silent -= 1;
    },
  });
  parser.end(html);
  return text;
}
