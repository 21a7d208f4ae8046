import { deployStepHandler, operationHandler } from '@patchbay/http/operation-handler';
import { z } from 'zod';
import { composeMigrating } from '../compose.ts';

const inputSchema = z.strictObject({
  /** Say what would be done, and change nothing. */
  dry_run: z.boolean().default(false),
});

/** Invoked by CloudFormation before anything else is deployed, and by hand. */
export const handler = deployStepHandler(
  operationHandler(inputSchema, composeMigrating, async ({ dry_run }, { migrate, plan }, { request_id }) =>
    dry_run ? { dry_run, ...(await plan()) } : { dry_run, ...(await migrate(request_id)) },
  ),
);
