import type { TenantScope } from '../kernel/index.ts';
import type { ResolveTarget, SessionParts } from './resolution.ts';
import type { ResolvedConfig, ResolvedVersions } from './resolved-config.ts';

/** A binding as resolving needs it. */
export interface FoundBinding {
  readonly binding_id: string;
  readonly number: number;
  readonly digest: string;
  readonly resolved_versions: ResolvedVersions;
}

/** What one look at the database says about a target. */
export interface FoundResolution<Parts> {
  readonly agent_archived_at: Date | null;
  /** Null where the environment points at nothing, or the agent has no such binding. */
  readonly binding: (FoundBinding & Parts) | null;
}

/** Reads what a target resolves to: one round trip each, whatever there is or is not. */
export interface ResolutionReader {
  /** With the whole config. Null where the tenant has no such agent. */
  find(scope: TenantScope, target: ResolveTarget): Promise<FoundResolution<{ readonly config: ResolvedConfig }> | null>;
  /** With what a session start reads. Null where the tenant has no such agent. */
  findForSession(scope: TenantScope, target: ResolveTarget): Promise<FoundResolution<SessionParts> | null>;
}
