import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { loaderOf } from './load-config.ts';
import { defineSettings } from './settings.ts';

/** How an agent worker behaves as a process. */
export interface AgentRuntimeConfig {
  /** Where `GET /` answers 200 while the worker is connected and able. */
  readonly health_host: string;
  readonly health_port: number;
  /** Conversations held at a time; one more is left to another worker. */
  readonly max_jobs: number;
  /** Job processes kept warm for the next conversation. */
  readonly idle_processes: number;
  /** How long running conversations may go on after SIGTERM. */
  readonly drain_timeout_ms: number;
  /** How often the worker looks whether a later deployment is there, and whether it reaches LiveKit and the database. */
  readonly watch_every_ms: number;
  /** LiveKit or the database away for longer is ill health. */
  readonly lost_after_ms: number;
  /** Number of the deployment, where it is not on ECS; undefined where the worker is the only one of its kind. */
  readonly generation: number | undefined;
  /** What the ECS agent says of itself in each container; undefined elsewhere. */
  readonly ecs: { readonly agent_uri: string; readonly metadata_uri: string } | undefined;
  /** How long a job process may take to end, its last reports included. */
  readonly shutdown_timeout_ms: number;
  /** Where reports lie that the API has not confirmed; a path of the worker's machine. */
  readonly spool_dir: string;
  readonly log_level: 'debug' | 'info' | 'warn' | 'error';
}

const whole = (least: number, most: number) =>
  z.coerce.number({ error: 'must be a number' }).int().min(least).max(most);

export const agentRuntimeSettings = defineSettings({
  variables: {
    AGENT_RUNTIME_HEALTH_HOST: z.string().min(1).default('127.0.0.1'),
    AGENT_RUNTIME_HEALTH_PORT: whole(1, 65_535).default(8081),
    AGENT_RUNTIME_MAX_JOBS: whole(1, 1_000).default(10),
    AGENT_RUNTIME_IDLE_PROCESSES: whole(1, 64).default(1),
    // Fargate kills 120 s after SIGTERM at the latest: the good-bye and the last reports have to fit in after this.
    AGENT_RUNTIME_DRAIN_SECONDS: whole(1, 86_400).default(80),
    AGENT_RUNTIME_WATCH_SECONDS: whole(1, 15).default(5),
    AGENT_RUNTIME_LOST_SECONDS: whole(1, 3_600).default(60),
    AGENT_RUNTIME_GENERATION: whole(1, 2_147_483_647).optional(),
    ECS_AGENT_URI: z.url({ protocol: /^https?$/ }).optional(),
    ECS_CONTAINER_METADATA_URI_V4: z.url({ protocol: /^https?$/ }).optional(),
    AGENT_RUNTIME_SHUTDOWN_SECONDS: whole(1, 600).default(20),
    AGENT_RUNTIME_SPOOL_DIR: z
      .string()
      .min(1)
      .default(() => join(tmpdir(), `patchbay-reports-${process.getuid?.() ?? 0}`)),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  },
  toConfig: (values): AgentRuntimeConfig => ({
    health_host: values.AGENT_RUNTIME_HEALTH_HOST,
    health_port: values.AGENT_RUNTIME_HEALTH_PORT,
    max_jobs: values.AGENT_RUNTIME_MAX_JOBS,
    idle_processes: values.AGENT_RUNTIME_IDLE_PROCESSES,
    watch_every_ms: values.AGENT_RUNTIME_WATCH_SECONDS * 1000,
    lost_after_ms: values.AGENT_RUNTIME_LOST_SECONDS * 1000,
    generation: values.AGENT_RUNTIME_GENERATION,
    ecs:
      values.ECS_AGENT_URI === undefined || values.ECS_CONTAINER_METADATA_URI_V4 === undefined
        ? undefined
        : { agent_uri: values.ECS_AGENT_URI, metadata_uri: values.ECS_CONTAINER_METADATA_URI_V4 },
    drain_timeout_ms: values.AGENT_RUNTIME_DRAIN_SECONDS * 1000,
    shutdown_timeout_ms: values.AGENT_RUNTIME_SHUTDOWN_SECONDS * 1000,
    spool_dir: values.AGENT_RUNTIME_SPOOL_DIR,
    log_level: values.LOG_LEVEL,
  }),
});

export const loadAgentRuntimeConfig = loaderOf(agentRuntimeSettings);
