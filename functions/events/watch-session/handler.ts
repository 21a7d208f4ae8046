import { queueHandler } from '@patchbay/http/queue-handler';
import { z } from 'zod';
import { compose } from '../compose.ts';

const alarmSchema = z.object({ session_id: z.string(), tenant_id: z.string() });

export const handler = queueHandler(alarmSchema, compose, (alarm, { watchdog }, origin) =>
  watchdog.check(alarm, origin),
);
