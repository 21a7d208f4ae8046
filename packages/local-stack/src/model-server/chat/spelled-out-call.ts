import type { ChatTool } from './chat-schema.ts';
import { sameWord, wordsOf } from './words.ts';

/** A call of a tool with its arguments. */
export type ToolCall = { tool: string; arguments: Record<string, unknown> };

/** As much of a parameter's schema as is needed to take its value from what was said. */
type ParameterSchema = { type?: unknown; enum?: unknown };

/**
 * The call that the user spells out: every word of the tool's name is said, and so is a value for each required
 * parameter – one of the listed values, a number, or a code such as `A17`. This takes no understanding, so there is
 * none: a tool that is paraphrased is not called, nor is one that needs free text or no argument at all.
 */
export function spelledOutCall(text: string, tools: readonly ChatTool[]): ToolCall | undefined {
  const said = wordsOf(text);
  for (const { name, parameters } of tools) {
    if (!wordsOf(name.replace(/[_-]/g, ' ')).every((word) => said.some((other) => sameWord(word, other)))) continue;
    const values = valuesOf(parameters, text);
    if (values !== undefined) return { tool: name, arguments: values };
  }
  return undefined;
}

/** A value for each required parameter; undefined when there are none or one is not said. */
function valuesOf(parameters: ChatTool['parameters'], text: string): Record<string, unknown> | undefined {
  const properties = (parameters['properties'] ?? {}) as Record<string, ParameterSchema | undefined>;
  const required = Array.isArray(parameters['required']) ? (parameters['required'] as string[]) : [];
  if (required.length === 0) return undefined;
  let codes: readonly string[] = text.match(/[\p{L}\p{N}]*\d[\p{L}\p{N}-]*/gu) ?? [];
  const values: Record<string, unknown> = {};
  for (const parameter of required) {
    const { type, enum: listed } = properties[parameter] ?? {};
    if (Array.isArray(listed)) {
      const value = listed.find((one) => typeof one === 'string' && says(text, one));
      if (value === undefined) return undefined;
      values[parameter] = value;
      continue;
    }
    const [code, ...others] = codes;
    if (code === undefined || (type !== 'string' && !isNumberFor(type, code))) return undefined;
    values[parameter] = type === 'string' ? code : Number(code);
    codes = others;
  }
  return values;
}

function isNumberFor(type: unknown, code: string): boolean {
  return (type === 'integer' || type === 'number') && /^\d+$/.test(code);
}

/** Whether a text has these words, one after the other. */
function says(text: string, words: string): boolean {
  const spoken = (one: string) => ` ${wordsOf(one.replace(/[_-]/g, ' ')).join(' ')} `;
  return spoken(text).includes(spoken(words));
}
