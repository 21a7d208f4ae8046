import { AppError, type Clock, type TenantScope } from '../kernel/index.ts';
import type { GetUsage, Usage, UsageFigures } from './usage.ts';
import type { UsageCount, UsageRange, UsageRepository } from './usage-repository.ts';

/** What reading usage needs. */
export interface UsageServiceDeps {
  readonly usage: UsageRepository;
  readonly clock: Clock;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const DEFAULT_DAYS = 30;
/** Longest ranges: a quarter by day, a month by agent. */
const MAX_DAYS = { day: 92, agent: 31 } as const;
const MAX_ROWS = 10_000;

const midnight = (day: string) => new Date(`${day}T00:00:00.000Z`);
const dayOf = (time: Date) => time.toISOString().slice(0, 10);

const NOTHING: Omit<UsageCount, 'day' | 'agent_id'> = {
  sessions: 0,
  session_ms: 0,
  llm_input_tokens: 0,
  llm_input_cached_tokens: 0,
  llm_output_tokens: 0,
  tts_characters: 0,
  stt_ms: 0,
  tool_calls: 0,
  searches: 0,
  files: 0,
  file_bytes: 0,
};

function rangeOf({ from, to, by }: GetUsage, now: Date): UsageRange {
  const last = midnight(to ?? dayOf(now));
  const first = from === undefined ? new Date(last.getTime() - (DEFAULT_DAYS - 1) * DAY_MS) : midnight(from);
  const days = (last.getTime() - first.getTime()) / DAY_MS + 1;
  if (days < 1) throw new AppError('invalid_query', { param: 'from', message: 'from must not be after to.' });
  if (days > MAX_DAYS[by]) {
    const message = `by=${by} covers at most ${MAX_DAYS[by]} days at a time: ask for a shorter range.`;
    throw new AppError('invalid_query', { param: 'from', message });
  }
  return { from: first, until: new Date(last.getTime() + DAY_MS) };
}

/** Rows of one day and agent as one. */
function merged(rows: readonly Partial<UsageCount>[]): UsageCount[] {
  const found = new Map<string, UsageCount>();
  for (const { day = '', agent_id = null, ...counted } of rows) {
    const key = `${day} ${agent_id ?? ''}`;
    const before = found.get(key) ?? { ...NOTHING, day, agent_id };
    found.set(key, { ...before, ...added(before, { ...NOTHING, ...counted }) });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function added(a: typeof NOTHING, b: typeof NOTHING): typeof NOTHING {
  const names = Object.keys(NOTHING) as (keyof typeof NOTHING)[];
  return Object.fromEntries(names.map((name) => [name, a[name] + b[name]])) as unknown as typeof NOTHING;
}

function shown({ session_ms, stt_ms, ...counts }: typeof NOTHING): UsageFigures {
  return { ...counts, session_minutes: Math.round(session_ms / 600) / 100, stt_seconds: stt_ms / 1_000 };
}

/** Reads what a tenant used. */
export function createUsageService({ usage, clock }: UsageServiceDeps) {
  return {
    /** @throws AppError `invalid_query` for a range that is reversed, too long, or holds too much to be shown. */
    async get(scope: TenantScope, query: GetUsage): Promise<Usage> {
      const now = clock.now();
      const range = rangeOf(query, now);
      const { agent_id } = query;
      const [sessions, ...others] = await Promise.all([
        usage.ofSessions(scope, range, { agent_id, by_agent: query.by === 'agent', now, limit: MAX_ROWS + 1 }),
        // What belongs to no agent is none of an agent's.
        ...(agent_id === undefined ? [usage.ofFiles(scope, range), usage.ofSearches(scope, range)] : []),
      ]);
      if (sessions.length > MAX_ROWS) {
        const message = `More than ${MAX_ROWS} rows: ask for a shorter range, or for one agent.`;
        throw new AppError('invalid_query', { param: 'from', message });
      }
      const rows = merged([...sessions, ...others.flat()]);
      return {
        object: 'usage',
        from: dayOf(range.from),
        to: dayOf(new Date(range.until.getTime() - DAY_MS)),
        data: rows.map(({ day, agent_id: agent, ...counts }) => ({ day, agent_id: agent, ...shown(counts) })),
        total: shown(rows.reduce((total, row) => added(total, row), NOTHING)),
      };
    },
  };
}
