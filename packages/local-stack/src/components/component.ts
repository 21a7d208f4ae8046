import type { Directories } from '../stack/directories.ts';
import type { DatabaseAccess, Endpoints } from '../stack/endpoints.ts';
import type { PortName, Ports } from '../stack/ports.ts';
import type { LocalSecrets } from '../stack/secrets.ts';

/** The parts of the local stack, in the order in which they start (and, reversed, stop). */
export const COMPONENT_NAMES = [
  'mongod',
  'chroma',
  'aws-emulator',
  'redis',
  'livekit-server',
  'model-server',
  'agent-runtime',
] as const;
export type ComponentName = (typeof COMPONENT_NAMES)[number];

/** Hears one short sentence a step of a download or a build. */
export type OnProgress = (message: string) => void;

export type PrepareContext = { cache_dir: string; on_progress: OnProgress; signal?: AbortSignal };

/** What a component knows when it starts. */
export type StartContext = {
  directories: Directories;
  ports: Ports;
  endpoints: Endpoints;
  secrets: LocalSecrets;
  /** False: nothing has to survive the run. */
  persist: boolean;
  /** Default `open`. */
  database_access?: DatabaseAccess;
  /** Where livekit-server posts its webhooks; without one it posts none. */
  webhook_url?: string | undefined;
  /** Whether this stack has a Redis for livekit-server. */
  has_redis?: boolean;
  /** More environment for this component, for instance what a deployment put out for the agent runtime. */
  env?: Record<string, string> | undefined;
};

/** How to run a component's program. */
export type Launch = {
  command: string;
  args: readonly string[];
  /** The whole environment of the program, beside the marker by which orphans are found. */
  env: Record<string, string | undefined>;
  cwd?: string;
};

/**
 * One part of the local stack. `prepare` fetches or builds what it needs (nothing the second time); `launch` says how to
 * run it; `probe` answers whether it is ready, and throws only when it never will be.
 */
export type Component = {
  name: ComponentName;
  ports: readonly PortName[];
  prepare(context: PrepareContext): Promise<void>;
  launch(context: StartContext, prepare: PrepareContext): Promise<Launch>;
  probe(context: StartContext): Promise<boolean>;
  /** How long it may take from its start until `probe` says yes. */
  ready_within_seconds: number;
  /** How long it may take from SIGTERM to its end before it is killed. */
  grace_seconds: number;
};
