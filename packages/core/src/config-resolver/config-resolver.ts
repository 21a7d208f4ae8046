import { AppError, type Clock, notFound, type TenantScope } from '../kernel/index.ts';
import type { Resolution, ResolveTarget, SessionResolution } from './resolution.ts';
import type { FoundBinding, ResolutionReader } from './resolution-reader.ts';

/** What the resolver needs. */
export interface ConfigResolverDeps {
  readonly resolutions: ResolutionReader;
  readonly clock: Clock;
}

/** How far a caller's clock may be ahead of ours. */
const CLOCK_TOLERANCE_MS = 300_000;

/** Answers what an agent runs with. It has no side effect. */
export interface ConfigResolver {
  /**
   * The whole resolved config of a target. A past time gives for ever what a session got then, byte for byte: history,
   * bindings and configs never change.
   *
   * @throws AppError `not_found` for an agent or binding that the tenant does not have, `no_live_binding`, also for a
   * time before the first setting, `unprocessable` (at) for a time that is still to come.
   */
  resolve(scope: TenantScope, target: ResolveTarget): Promise<Resolution>;
  /**
   * What a session start needs, in one round trip to the database.
   *
   * @throws AppError `reference_not_found` (agent_id, binding_id), `resource_archived`, `no_live_binding` with
   * details.environment.
   */
  resolveForSession(scope: TenantScope, target: ResolveTarget): Promise<SessionResolution>;
}

/** The part of it that starting a session needs. */
export type SessionConfigResolver = Pick<ConfigResolver, 'resolveForSession'>;

/** Makes the resolver. */
export function createConfigResolver({ resolutions, clock }: ConfigResolverDeps): ConfigResolver {
  return {
    async resolve(scope, target) {
      assertNotToCome(target.at, clock.now());
      const found = await resolutions.find(scope, target);
      if (found === null) throw notFound('agent');
      const binding = found.binding ?? nothingAt(target, notFound('binding of this agent'));
      return { object: 'resolution', ...identity(target, binding), at: target.at ?? null, config: binding.config };
    },

    async resolveForSession(scope, target) {
      const found = await resolutions.findForSession(scope, target);
      if (found === null) throw new AppError('reference_not_found', { param: 'agent_id' });
      if (found.agent_archived_at !== null) {
        throw new AppError('resource_archived', { message: 'The agent is archived.', param: 'agent_id' });
      }
      const binding = found.binding ?? nothingAt(target, new AppError('reference_not_found', { param: 'binding_id' }));
      const { variables, max_duration_seconds, runtime_config, default_variables, agent_time_zone } = binding;
      const { other_runtime_configs } = binding;
      const parts = { variables, max_duration_seconds, runtime_config, default_variables, agent_time_zone };
      return { ...identity(target, binding), ...parts, other_runtime_configs };
    },
  };
}

function identity({ agent_id, environment }: ResolveTarget, binding: FoundBinding) {
  return {
    agent_id,
    environment: environment ?? null,
    binding_id: binding.binding_id,
    binding_number: binding.number,
    digest: binding.digest,
    resolved_versions: binding.resolved_versions,
  };
}

function nothingAt({ environment, at }: ResolveTarget, unknownBinding: AppError): never {
  if (environment === undefined) throw unknownBinding;
  const time = at?.toISOString();
  throw new AppError('no_live_binding', {
    message:
      time === undefined
        ? `The agent has no live binding in the environment ${environment}.`
        : `The agent had no live binding in the environment ${environment} at ${time}.`,
    ...(time === undefined ? { param: 'environment' } : {}),
    details: { environment, ...(time === undefined ? {} : { at: time }) },
  });
}

/** What will be live is not known; clocks may differ, by as much as signed requests may. */
function assertNotToCome(at: Date | undefined, now: Date): void {
  if (at === undefined || at.getTime() <= now.getTime() + CLOCK_TOLERANCE_MS) return;
  throw new AppError('unprocessable', { message: 'at lies in the future.', param: 'at' });
}
