import type { ComponentName } from '../components/component.ts';
import type { ComponentError } from './component-error.ts';
import type { DatabaseAccess, Endpoints, Overrides } from './endpoints.ts';
import type { PortMode, Ports } from './ports.ts';

/** What one component may be given at its start. */
export type ComponentOptions = {
  /** livekit-server: where it posts its webhooks. */
  webhook_url?: string;
  /** More environment for the component's program. */
  env?: Record<string, string>;
};

/** What happens to a component while the stack starts and stops. `ms` counts from the beginning of its start. */
export type StackEvent =
  | { component: 'stack'; phase: 'orphans'; message: string }
  | { component: ComponentName; phase: 'preparing'; message?: string }
  | { component: ComponentName; phase: 'starting' | 'stopping' | 'stopped' }
  | { component: ComponentName; phase: 'ready'; ms: number }
  | { component: ComponentName; phase: 'replaced'; message: string; ms: number };

export type StackOptions = {
  components: readonly ComponentName[];
  /** Where state is kept. Default: `.local/state` when it persists, else a throw-away directory. */
  state_dir?: string;
  /** `fixed` (default): the ports of PORT_TABLE; `ephemeral`: free ones. */
  ports?: PortMode;
  /** Whether state survives the stack; default true. */
  persist?: boolean;
  /** Who may do what in the local MongoDB; default `open`. */
  database_access?: DatabaseAccess;
  /** Begin with an empty state: what earlier runs stored is removed, once the directory is known to be ours alone. */
  fresh?: boolean;
  log?: (event: StackEvent) => void;
  component_options?: Partial<Record<ComponentName, ComponentOptions>>;
  /** Aborting stops the stack, also in the middle of its start. */
  signal?: AbortSignal;
  /** Where the user's variables are read from; default process.env. */
  env?: NodeJS.ProcessEnv;
};

/** Why a stack ended. */
export type StackEnd = { reason: 'stopped' } | { reason: 'component_died'; error: ComponentError };

/** A running local stack. */
export type Stack = {
  endpoints: Endpoints;
  ports: Ports;
  overrides: Overrides;
  state_dir: string;
  logs_dir: string;
  cache_dir: string;
  /** Resolves, never rejects, once everything is stopped: by `stop`, or because a component died unexpectedly. */
  closed: Promise<StackEnd>;
  /** Starts one more component, for instance the agent runtime with what a deployment put out. */
  start(name: ComponentName, options?: ComponentOptions): Promise<void>;
  /** Stops every component in reverse order; resolves when nothing is left. */
  stop(): Promise<void>;
};
