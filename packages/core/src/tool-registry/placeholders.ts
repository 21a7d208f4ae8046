/** `{{order_id}}`: where an argument goes. Names are those that parameters may have. */
const PLACEHOLDER = /\{\{\s*([A-Za-z0-9_-]{1,64})\s*\}\}/g;
const WHOLE = /^\{\{\s*([A-Za-z0-9_-]{1,64})\s*\}\}$/;

/** Names of the arguments that a text takes, in order, each once. */
export function placeholdersIn(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))];
}

/** The argument that a text stands for as a whole: it keeps its type there. */
export function wholePlaceholder(text: string): string | undefined {
  return WHOLE.exec(text)?.[1];
}

/** A text with each placeholder replaced. */
export function fillPlaceholders(text: string, textOf: (name: string) => string): string {
  return text.replaceAll(PLACEHOLDER, (_all, name: string) => textOf(name));
}

/** Whether the text has a `{{` that begins no placeholder. */
export function hasBrokenPlaceholder(text: string): boolean {
  return text.replaceAll(PLACEHOLDER, '').includes('{{');
}
