import { z } from 'zod';
import type { SessionRun } from './session-run.ts';

const count = z.int().min(0);

/** What a session used, over all agent processes that held it. */
export const sessionUsageSchema = z
  .object({
    llm_input_tokens: count,
    llm_input_cached_tokens: count.meta({
      description: 'Of the input tokens, those that the provider had in its cache',
    }),
    llm_output_tokens: count,
    tts_characters: count.meta({ description: 'Characters made into speech' }),
    stt_seconds: z.number().min(0).meta({ description: 'Sound that was listened to' }),
    tool_calls: count,
    searches: count.meta({ description: 'Searches of the knowledge' }),
  })
  .meta({ id: 'SessionUsage', description: 'What a session used' });
export type SessionUsage = z.infer<typeof sessionUsageSchema>;

/** Usage as it is stored: whole milliseconds, which add up without rounding. */
export type StoredUsage = Omit<SessionUsage, 'stt_seconds'> & { readonly stt_ms: number };

/** What runs used together. Each has all of its figures so far, so that a repeated report adds nothing. */
export function usageOf(runs: readonly SessionRun[]): StoredUsage {
  const used = runs.flatMap(({ metrics }) => metrics?.usage ?? []);
  const llm = used.filter(({ kind }) => kind === 'llm');
  return {
    llm_input_tokens: sum(llm, ({ input_tokens }) => input_tokens),
    llm_input_cached_tokens: sum(llm, ({ input_cached_tokens }) => input_cached_tokens),
    llm_output_tokens: sum(llm, ({ output_tokens }) => output_tokens),
    tts_characters: sum(used, ({ kind, characters }) => (kind === 'tts' ? characters : 0)),
    stt_ms: sum(used, ({ kind, audio_ms }) => (kind === 'stt' ? audio_ms : 0)),
    tool_calls: sum(runs, ({ tool_calls }) => tool_calls),
    searches: sum(runs, ({ searches }) => searches),
  };
}

/** Stored usage as the API shows it. */
export function toUsage({ stt_ms, ...counts }: StoredUsage): SessionUsage {
  return { ...counts, stt_seconds: stt_ms / 1_000 };
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
