/** A member of the outermost object or list of a JSON text, and where it stands. */
export interface JsonMember {
  /** The key, in an object; the place from 0, in a list. */
  readonly key: string;
  /** Line on which it begins, from 1. */
  readonly line: number;
  readonly value: unknown;
}

/**
 * The members of the outermost object or list, each with its line: also those whose key comes again, of which
 * `JSON.parse` keeps the last in silence. The text must be valid JSON; other values than objects and lists have none.
 */
export function jsonMembers(text: string): JsonMember[] {
  const open = text.search(/\S/);
  const isObject = text[open] === '{';
  if (!isObject && text[open] !== '[') return [];
  const members: JsonMember[] = [];
  for (let position = skipTo(text, open + 1); text[position] !== '}' && text[position] !== ']'; ) {
    const line = text.slice(0, position).split('\n').length;
    let key = String(members.length);
    if (isObject) {
      const end = endOfValue(text, position);
      key = JSON.parse(text.slice(position, end)) as string;
      position = skipTo(text, end, ':');
    }
    const end = endOfValue(text, position);
    members.push({ key, line, value: JSON.parse(text.slice(position, end)) });
    position = skipTo(text, end, ',');
  }
  return members;
}

/** The next place that is neither white space nor the one separator. */
function skipTo(text: string, from: number, separator = ''): number {
  let position = from;
  while (' \t\n\r'.includes(text[position] ?? '\0') || (separator !== '' && text[position] === separator))
    position += 1;
  return position;
}

/** Where the value that begins here ends. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let position = start; position < text.length; position += 1) {
    const character = text[position] ?? '';
    if (character === '"') position = endOfString(text, position);
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      if (depth === 0) return position;
      depth -= 1;
    } else if (depth === 0 && ',: \t\n\r'.includes(character)) return position;
    if (depth === 0 && '"}]'.includes(text[position] ?? '')) return position + 1;
  }
  return text.length;
}

/** The closing quote of the string that begins here. */
function endOfString(text: string, start: number): number {
  let position = start + 1;
  while (text[position] !== '"') position += text[position] === '\\' ? 2 : 1;
  return position;
}
