import { scheduledHandler } from '@patchbay/http/scheduled-handler';
import { compose } from '../compose.ts';

export const handler = scheduledHandler(compose, async ({ sweepFiles, sweepEntries }, origin) => {
  const [files, entries] = await Promise.allSettled([sweepFiles(origin), sweepEntries(origin)]);
  const failed = [files, entries].filter((one) => one.status === 'rejected');
  if (failed.length > 0) throw new AggregateError(failed.map(({ reason }) => reason));
  return { files, entries };
});
