import { Lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import { plainTextOfHtml } from '../html/plain-text.ts';
import type { PageWriter } from '../page-writer.ts';

/** The lexer looks for the end of a mark through the rest of its paragraph; past this length it is not asked to. */
const longestInline = 20_000;
/** Quotes in quotes cost the lexer the text over again for each. */
const deepest = 60;

/** Writes the blocks of a Markdown text. @throws RangeError where it is nested too deep */
export function writeMarkdown(source: string, writer: PageWriter): void {
  if (/^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){60}/m.test(source)) throw new RangeError('nested too deep');
  const lexer = new Lexer({ gfm: true });
  // Only the blocks: the marks inside of a block are read one block at a time.
  writeBlocks(lexer.blockTokens(source, []), writer, lexer, 0);
}

function writeBlocks(tokens: readonly Token[], writer: PageWriter, lexer: Lexer, depth: number): void {
  if (depth > deepest) throw new RangeError('nested too deep');
  for (const token of tokens as MarkedToken[]) {
    switch (token.type) {
      case 'heading':
        writer.heading(inline(token.text, lexer), token.depth);
        break;
      case 'paragraph':
      case 'text':
        writer.block(inline(token.text, lexer));
        break;
      case 'code':
        // An empty line would end the block.
        writer.block(token.text.replace(/\n\s*\n/g, '\n'));
        break;
      case 'blockquote':
        writeBlocks(token.tokens, writer, lexer, depth + 1);
        break;
      case 'list': {
        const lines = itemLines(token, lexer, depth);
        lines.forEach((line, i) => {
          i === 0 ? writer.block(line) : writer.line(line);
        });
        break;
      }
      case 'table':
        [token.header, ...token.rows].forEach((row, i) => {
          const line = row.map(({ text }) => inline(text, lexer).replace(/\s+/g, ' ').trim()).join(' | ');
          i === 0 ? writer.block(line) : writer.line(line);
        });
        break;
      case 'html':
        writer.block(plainTextOfHtml(token.text));
        break;
    }
  }
}

/** The items of a list, each on a line of its own; what an item has besides a paragraph follows it on lines. */
function itemLines(list: Tokens.List, lexer: Lexer, depth: number): string[] {
  if (depth > deepest) throw new RangeError('nested too deep');
  const indent = '  '.repeat(Math.min(8, depth));
  let number = list.start === '' ? 1 : list.start;
  return list.items.flatMap((item) => {
    const mark = list.ordered ? `${number++}. ` : '- ';
    const box = item.task ? (item.checked ? '[x] ' : '[ ] ') : '';
    const texts: string[] = [];
    const below: string[] = [];
    for (const token of item.tokens as MarkedToken[]) {
      if (token.type === 'list') below.push(...itemLines(token, lexer, depth + 1));
      else if (token.type === 'code') {
        for (const line of token.text.split('\n')) if (line.trim() !== '') below.push(line);
      } else if (token.type === 'blockquote' || token.type === 'table') below.push(inline(token.raw, lexer));
      else if ('text' in token) texts.push(inline(token.text, lexer).replace(/\s+/g, ' '));
    }
    return [`${indent}${mark}${box}${texts.join(' ').trim()}`, ...below];
  });
}

/** Text without its marks. */
function inline(text: string, lexer: Lexer): string {
  if (text.length > longestInline || !/[*_`[\]<>\\&~!]|https?:| {2}\n/.test(text)) return joinLines(text);
  return joinLines(textOf(lexer.inlineTokens(text, [])));
}

function textOf(tokens: readonly Token[]): string {
  return (tokens as MarkedToken[])
    .map((token) => {
      if (token.type === 'br') return '\u2028';
      if (token.type === 'html') return plainTextOfHtml(token.text);
      if (token.type === 'codespan' || token.type === 'escape') return token.text;
      if ('tokens' in token && token.tokens !== undefined) return textOf(token.tokens);
      return 'text' in token ? entities(token.text) : '';
    })
    .join('');
}

function entities(text: string): string {
  return text.includes('&') ? plainTextOfHtml(text.replace(/</g, '&lt;')) : text;
}

/** A line break in a paragraph is only where its writer wrapped it, unless marked as meant. */
function joinLines(text: string): string {
  // Not from the middle of blanks: a million of them would be gone through a million times.
  return text.replace(/(?<![ \t])[ \t]*\n[ \t]*/g, ' ').replaceAll('\u2028', '\n');
}
