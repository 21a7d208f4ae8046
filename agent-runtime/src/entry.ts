import { defineAgent } from '@livekit/agents';
import { composeJob, type JobRuntime } from './compose.ts';
import { runJob } from './session/run-job.ts';

/** What each job process loads: it is warmed while idle, holds one conversation, and ends. */
export default defineAgent<{ runtime: JobRuntime }>({
  prewarm: async (process) => {
    process.userData.runtime = await composeJob();
  },
  entry: (ctx) => runJob(ctx, ctx.proc.userData.runtime),
});
