import { defineAgent } from '@livekit/agents';
import { composeJob, type JobRuntime } from './compose.ts';
import { warmProviders } from './providers/warm-providers.ts';
import { runJob } from './session/run-job.ts';
import { filterFrameworkLog } from './worker/framework-log.ts';

/** What each job process loads: it is warmed while idle, holds one conversation, and ends. */
export default defineAgent<{ runtime: JobRuntime }>({
  prewarm: async (process) => {
    const [runtime] = await Promise.all([composeJob(), warmProviders()]);
    filterFrameworkLog(runtime.shows_everything);
    process.userData.runtime = runtime;
  },
  entry: (ctx) => runJob(ctx, ctx.proc.userData.runtime),
});
