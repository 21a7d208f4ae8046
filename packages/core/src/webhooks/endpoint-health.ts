import { z } from 'zod';
import { timeField } from '../kernel/index.ts';

/** How an endpoint has answered lately. */
export const endpointHealthSchema = z
  .object({
    status: z.enum(['ok', 'failing', 'suspended', 'disabled']).meta({
      description:
        '`suspended`: it failed so often in a row that only one event now and then tries it; none is lost. `disabled`: it answered 410 Gone; its events wait until it is restored',
    }),
    consecutive_failures: z.int(),
    suspended_at: timeField.nullable(),
    next_probe_at: timeField.nullable().meta({ description: 'When the next event tries it' }),
    paused_until: timeField
      .nullable()
      .meta({ description: 'It asked, by Retry-After, to be left alone until then; null where it did not' }),
    disabled_at: timeField.nullable().meta({ description: 'When it answered 410 Gone' }),
    last_error: z.string().nullable(),
  })
  .meta({ id: 'WebhookEndpointHealth' });
export type EndpointHealth = z.infer<typeof endpointHealthSchema>;

export const HEALTHY: EndpointHealth = {
  status: 'ok',
  consecutive_failures: 0,
  suspended_at: null,
  next_probe_at: null,
  paused_until: null,
  disabled_at: null,
  last_error: null,
};

/** Failures in a row, over all events, after which an endpoint is left alone. */
const SUSPEND_AFTER = 10;
const FIRST_PROBE_SECONDS = 60;
const LONGEST_PROBE_SECONDS = 1_800;

/** What a failure says of the endpoint itself. */
export interface EndpointFailure {
  readonly error: string;
  readonly now: Date;
  /** It answered 410: it wants nothing any more. */
  readonly is_gone: boolean;
  /** Until when it asked to be left alone. */
  readonly paused_until: Date | null;
}

/** The health after a failure. While suspended, the pause between two tries doubles up to half an hour. */
export function afterFailure(health: EndpointHealth, failure: EndpointFailure): EndpointHealth {
  const { error, now, paused_until } = failure;
  const consecutive_failures = health.consecutive_failures + 1;
  const failed = { ...health, consecutive_failures, last_error: error.slice(0, 300), paused_until };
  if (failure.is_gone) {
    const nothing = { suspended_at: null, next_probe_at: null, paused_until: null };
    return { ...failed, ...nothing, status: 'disabled', disabled_at: health.disabled_at ?? now };
  }
  if (health.status === 'disabled') return { ...failed, status: 'disabled', paused_until: null };
  if (consecutive_failures < SUSPEND_AFTER) return { ...failed, status: 'failing' };
  const doubled = FIRST_PROBE_SECONDS * 2 ** (consecutive_failures - SUSPEND_AFTER);
  const probe = new Date(now.getTime() + Math.min(doubled, LONGEST_PROBE_SECONDS) * 1000);
  return {
    ...failed,
    status: 'suspended',
    suspended_at: health.suspended_at ?? now,
    next_probe_at: paused_until !== null && paused_until > probe ? paused_until : probe,
  };
}

/** Until when events wait for the endpoint; `never`: until somebody restores it. */
export function blockedUntil(
  { status, next_probe_at, paused_until }: EndpointHealth,
  now: Date,
): Date | 'never' | null {
  if (status === 'disabled') return 'never';
  const until = status === 'suspended' ? next_probe_at : paused_until;
  return until !== null && until > now ? until : null;
}
