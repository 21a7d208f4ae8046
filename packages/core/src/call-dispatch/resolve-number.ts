import { z } from 'zod';
import { withDefaultVariables } from '../agent-registry/index.ts';
import { type ConfigResolver, resolvedVersionsSchema } from '../config-resolver/index.ts';
import { type Clock, idSchema, notFound, type TenantScope } from '../kernel/index.ts';
import { variableValuesSchema } from '../prompt-registry/index.ts';
import { assertRuntimeSupports } from '../runtime-config/index.ts';
import { versionNumberField } from '../versioned-registry/index.ts';
import type { InboundMappingRepository } from './inbound-mapping-repository.ts';
import { misfitOf } from './mapping-variables.ts';
import { e164Field } from './phone-number.ts';
import { routeCall } from './route-call.ts';

/** What a call to a number would get now. */
export const inboundRouteSchema = z
  .object({
    object: z.literal('inbound_route'),
    number: e164Field,
    inbound_mapping_id: idSchema('inbound_mapping'),
    mapping_version: versionNumberField,
    agent_id: idSchema('agent'),
    environment: z.string().nullable(),
    binding_id: idSchema('binding'),
    binding_number: z.int(),
    digest: z.string().meta({ description: 'Digest of the resolved config' }),
    resolved_versions: resolvedVersionsSchema,
    variables: variableValuesSchema.meta({ description: "The agent's defaults under the values of the mapping" }),
    action: z.enum(['agent', 'say', 'reject']).meta({
      description:
        'What the caller meets: the agent; the message, in the voice of the agent; or nobody, and the call is put down',
    }),
    message: z.string().nullable().meta({ description: 'What is said, of `say`' }),
    is_open: z.boolean().meta({ description: 'Whether the schedule is open then; it always is where there is none' }),
    exception: z.string().nullable().meta({ description: 'The day among the exceptions that decided' }),
    asks_webhook: z
      .boolean()
      .meta({ description: 'Whether a service is asked first, which may refuse the call or set variables' }),
  })
  .meta({ id: 'InboundRoute', description: 'What a call to a number would get now' });
export type InboundRoute = z.output<typeof inboundRouteSchema>;

/** Answers what a number leads to. It has no side effect. */
export interface NumberResolver {
  /**
   * @throws AppError `not_found` where the tenant has no live mapping of the number, and all that a call would be
   * refused for: `reference_not_found`, `resource_archived`, `no_live_binding`, `unprocessable` (variables; what is missing is not,
   * where a service that may set it is asked first),
   * `runtime_feature_unavailable`.
   */
  resolve(scope: TenantScope, query: { number: string; at?: Date | undefined }): Promise<InboundRoute>;
}

/** Makes it. */
export function createNumberResolver(deps: {
  readonly mappings: Pick<InboundMappingRepository, 'findLive'>;
  readonly resolver: Pick<ConfigResolver, 'resolveForSession'>;
  readonly clock: Clock;
}): NumberResolver {
  return {
    async resolve(scope, { number, at }) {
      const [mapping] = await deps.mappings.findLive(scope, [number]);
      if (mapping === undefined) throw notFound('inbound mapping of this number');
      const { target, ...route } = routeCall(mapping, at ?? deps.clock.now());
      const { agent_id, environment, binding_id } = target;
      const resolved = await deps.resolver.resolveForSession(
        scope,
        binding_id === null ? { agent_id, environment: environment ?? '' } : { agent_id, binding_id },
      );
      for (const content of [resolved.runtime_config, ...resolved.other_runtime_configs]) {
        assertRuntimeSupports(content);
      }
      // A message is said without asking: what the prompt wants must be there then.
      const problem = misfitOf({
        at: route.action === 'agent' && !route.is_open ? 'schedule.outside.' : '',
        target,
        binding: { ...resolved, number: resolved.binding_number },
        asks: route.action !== 'say' && Boolean(mapping.webhook),
      });
      if (problem !== undefined) throw problem;
      const variables = withDefaultVariables(resolved.variables, resolved.default_variables, target.variables);
      return {
        object: 'inbound_route',
        number,
        inbound_mapping_id: mapping.id,
        mapping_version: mapping.version,
        agent_id,
        environment: resolved.environment,
        binding_id: resolved.binding_id,
        binding_number: resolved.binding_number,
        digest: resolved.digest,
        resolved_versions: resolved.resolved_versions,
        variables,
        ...route,
        asks_webhook: route.action === 'agent' && Boolean(mapping.webhook),
      };
    },
  };
}
