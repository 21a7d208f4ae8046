import { withDefaultVariables } from '../agent-registry/index.ts';
import { type ConfigResolver, DEFAULT_ENVIRONMENT } from '../config-resolver/index.ts';
import { type Clock, digestOf, type IdSource, type TenantScope, type Work } from '../kernel/index.ts';
import { assertVariablesFit, type PromptVariable } from '../prompt-registry/index.ts';
import { plannedRecording, type Recorder } from '../recordings/index.ts';
import { assertRuntimeSupports, type RuntimeConfigContent } from '../runtime-config/index.ts';
import { assertWithinLimit, type TenantQuotaReader, type UserService } from '../tenancy/index.ts';
import type { CreateSession, Session } from './session.ts';
import type { SessionRepository, StoredSession } from './session-repository.ts';
import { type ConcurrencyLimits, takeSlots } from './session-slots.ts';
import { assertTextPossible, silenceEnd } from './text-session.ts';

/** Room for the agent's own report before the watchdog calls a session overdue. */
const END_GRACE_SECONDS = 30;

const DEFAULT_MAX_DURATION_SECONDS = 1_800;

/** What writing a session needs, on whatever channel it is held. */
export interface NewSessionDeps {
  readonly quota: TenantQuotaReader;
  readonly resolver: ConfigResolver;
  readonly users: UserService;
  readonly sessions: SessionRepository;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Without one, configs that ask for a recording are refused. */
  readonly recorder?: Recorder | null;
  /** How long an agent may take to join. */
  readonly join_deadline_seconds: number;
}

/** A session as somebody asks for it. */
export interface NewSession extends Omit<CreateSession, 'channel'> {
  readonly channel: Session['channel'];
  /** Number of who calls or is called; nobody on the web. */
  readonly caller?: string | null;
  /** Seconds that may pass until its agent is there, where it is not asked for at once. */
  readonly join_within_seconds?: number;
}

/** A session that is not written yet, and the config that it is held by. */
export interface SessionDraft {
  readonly session: StoredSession;
  readonly config: RuntimeConfigContent;
  readonly limits: ConcurrencyLimits;
  /** The variables of its prompt. */
  readonly declared: readonly PromptVariable[];
}

/** Makes sessions in two steps, so that what belongs to one can be written in the same transaction. */
export function createNewSessions(deps: NewSessionDeps) {
  const { quota, resolver, users, sessions, clock, ids } = deps;
  return {
    /**
     * Everything about a session that can be known before it is written.
     *
     * @throws AppError `limit_exceeded`, `no_live_binding`, `reference_not_found`, `resource_archived`, `unprocessable`
     * (variables), `runtime_feature_unavailable`
     */
    async draft(scope: TenantScope, input: NewSession): Promise<SessionDraft> {
      const resolving = resolver.resolveForSession(scope, {
        agent_id: input.agent_id,
        ...(input.binding_id === undefined
          ? { environment: input.environment ?? DEFAULT_ENVIRONMENT }
          : { binding_id: input.binding_id }),
      });
      const [resolved, use, known] = await Promise.all([
        resolving,
        assertWithinLimit(quota, scope, 'max_concurrent_sessions'),
        users.known(scope, input.user),
      ]);
      const config = resolved.runtime_config;
      const isText = input.channel === 'text';
      // Over text there is no sound to record.
      const without = deps.recorder || isText ? [] : (['egress'] as const);
      for (const [position, content] of [config, ...resolved.other_runtime_configs].entries()) {
        const at = position === 0 ? 'runtime_config' : `agents.${position - 1}.runtime_config`;
        assertRuntimeSupports(content, { without, at });
        if (isText) assertTextPossible(content);
      }
      const recording = isText ? null : plannedRecording(config);
      const variables = withDefaultVariables(resolved.variables, resolved.default_variables, input.variables);
      assertVariablesFit(resolved.variables, variables);
      // Only what can start makes or changes a user.
      const user = known ?? (await users.upsert(scope, input.user, 'user.'));
      const now = clock.now();
      const maxDuration = resolved.max_duration_seconds ?? DEFAULT_MAX_DURATION_SECONDS;
      const silent_at = isText ? silenceEnd(config, now) : undefined;
      const join_seconds = input.join_within_seconds ?? deps.join_deadline_seconds;
      const session: StoredSession = {
        id: ids.next('session'),
        tenant_id: scope.tenant_id,
        agent_id: input.agent_id,
        user_id: user.id,
        channel: input.channel,
        caller: input.caller ?? null,
        time_zone: resolved.agent_time_zone ?? use?.time_zone ?? 'UTC',
        status: 'created',
        environment: resolved.environment,
        binding_id: resolved.binding_id,
        binding_number: resolved.binding_number,
        resolved_versions: resolved.resolved_versions,
        binding_digest: resolved.digest,
        digest: digestOf({ binding_digest: resolved.digest, variables }),
        variables,
        metadata: input.metadata,
        end_reason: null,
        created_at: now,
        join_deadline_at: new Date(now.getTime() + join_seconds * 1000),
        max_end_at: new Date(now.getTime() + (maxDuration + (isText ? 0 : join_seconds + END_GRACE_SECONDS)) * 1000),
        dispatched_at: null,
        started_at: null,
        ended_at: null,
        reports_seq: 0,
        ...(recording === null ? {} : { recording }),
        ...(silent_at === undefined ? {} : { silent_at }),
      };
      const limits = { tenant: use?.allowed ?? null, agent: config.limits?.max_concurrent_sessions ?? null };
      return { session, config, limits, declared: resolved.variables };
    },

    /** Writes it, where there is a place for it still. @throws AppError `limit_exceeded` */
    async write(scope: TenantScope, work: Work, { session, limits }: SessionDraft): Promise<void> {
      const slots = takeSlots(session, await sessions.openSlots(scope, work), limits);
      await sessions.insert(scope, work, slots === null ? session : { ...session, slots });
      work.record({
        action: 'session.created',
        entity: { type: 'session', id: session.id },
        old_value: null,
        new_value: {
          status: session.status,
          agent_id: session.agent_id,
          user_id: session.user_id,
          binding_id: session.binding_id,
          binding_number: session.binding_number,
          binding_digest: session.binding_digest,
          digest: session.digest,
        },
      });
    },
  };
}
