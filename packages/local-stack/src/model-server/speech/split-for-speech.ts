/** Longer than this, a piece would make the listener wait and the synthesis hold its thread for long. */
const MAX_PIECE = 240;

/**
 * Cuts normalised text into the pieces that are spoken one after the other: sentences, and long sentences at a comma
 * or a space. Pieces without a letter or digit are left out.
 */
export function splitForSpeech(text: string): string[] {
  const sentences = text.split(/(?<!\b(?:Dr|Mr|Mrs|Ms|St|No|vs)\.)(?<=[.!?;:])\s+(?=[A-Z0-9])/);
  return sentences.flatMap(cutLong).filter((piece) => /[a-z0-9]/i.test(piece));
}

function cutLong(sentence: string): string[] {
  const rest = sentence.trim();
  if (rest.length <= MAX_PIECE) return [rest];
  const head = rest.slice(0, MAX_PIECE);
  const comma = head.lastIndexOf(', ');
  const cut = comma > MAX_PIECE / 3 ? comma + 1 : Math.max(head.lastIndexOf(' '), 0) || MAX_PIECE;
  return [rest.slice(0, cut), ...cutLong(rest.slice(cut))];
}
