import type { ResolvedVersions } from '../config-resolver/index.ts';
import { AppError, type EntityType, type TenantScope, type Work } from '../kernel/index.ts';

/** What an agent is bound to. */
export type AgentPins = ResolvedVersions & { readonly agent_id: string };

/** Something that a binding pins, or that a version which it pins refers to. */
export interface HeldPin {
  readonly type: EntityType;
  readonly id: string;
}

/** Keeps what bindings pin from being archived while they are put to use. */
export interface PinHolder {
  /**
   * Marks, inside the transaction that puts bindings to use, everything whose archive asks whether it is in use: the
   * agent, prompt, tools and runtime config, the search indexes, the analysis definition that the version of the agent
   * names, and the credentials that tools and models are used with, those of agents that may take over included. An
   * archive at the same time loses, or makes the transaction run again.
   *
   * @returns what of each is archived already, in the order of the pins.
   */
  hold(scope: TenantScope, work: Work, pins: readonly AgentPins[]): Promise<HeldPin[][]>;
}

/**
 * Holds what a binding pins, for what makes it live.
 *
 * @throws AppError `reference_archived` naming what has been archived since the binding was made.
 */
export async function holdPins(
  holder: PinHolder,
  scope: TenantScope,
  work: Work,
  { number, ...pins }: AgentPins & { readonly number: number },
  param: string,
): Promise<void> {
  const [archived = []] = await holder.hold(scope, work, [pins]);
  const problem = archivedPins(archived, param, `Binding ${number}`);
  if (problem !== undefined) throw problem;
}

/** The refusal of a binding that pins what is archived; undefined where nothing is. */
export function archivedPins(archived: readonly HeldPin[], param: string, binding: string): AppError | undefined {
  if (archived.length === 0) return undefined;
  const named = archived.map(({ type, id }) => `${type.replaceAll('_', ' ')} ${id}`).join(', ');
  return new AppError('reference_archived', {
    message: `${binding} uses what has been archived since: ${named}. Restore it, or make a binding without it.`,
    param,
    details: { archived: archived.slice(0, 50) },
  });
}
