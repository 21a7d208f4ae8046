import type { JsonValue } from '../kernel/index.ts';
import type { ToolRequest } from './http-request.ts';
import type { OutgoingAnswer, OutgoingFailureCode } from './outgoing-ports.ts';

/** Why a run brought no result. */
export type RunFailureCode =
  | OutgoingFailureCode
  | 'invalid_argument'
  | 'credential_unusable'
  | 'http_status'
  | 'unmappable_answer'
  | 'tool_error';

/** What one run of an outgoing tool did: everything to show, nothing secret in it. */
export interface ToolRun {
  /** What was sent, secrets masked; null where it did not come to that. */
  readonly request: ToolRequest | null;
  /** The last answer, secrets masked. */
  readonly answer: OutgoingAnswer | null;
  /** Null where it succeeded. The message is fit to be spoken about. */
  readonly failure: { readonly code: RunFailureCode; readonly message: string } | null;
  /** Undefined where there is none. A failed run may have what the service said about it. */
  readonly result: JsonValue | undefined;
  readonly truncated: boolean;
  readonly attempts: number;
}

/** Shown in place of a secret. */
export const MASK = '***';

/** Shorter secrets are not looked for in answers: they would be found in every other word. */
const SHORTEST_MASKED = 4;

/** Takes the secrets of a run out of what came back. */
export function masking(forms: readonly string[]): <T>(value: T) => T {
  const secrets = forms
    .filter((form) => form.length >= SHORTEST_MASKED)
    .flatMap((form) => [form, encodeURIComponent(form), JSON.stringify(form).slice(1, -1)])
    .sort((a, b) => b.length - a.length);
  const inText = (text: string) => secrets.reduce((masked, secret) => masked.replaceAll(secret, MASK), text);
  const mask = (value: unknown): unknown => {
    if (typeof value === 'string') return inText(value);
    if (Array.isArray(value)) return value.map(mask);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [inText(name), mask(member)]));
  };
  return <T>(value: T) => (secrets.length === 0 ? value : (mask(value) as T));
}
