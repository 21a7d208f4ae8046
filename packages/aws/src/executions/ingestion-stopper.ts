import { ExecutionDoesNotExist, SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import type { IngestionStopper } from '@patchbay/core/file-storage';

/** Ends executions of the ingestion state machine; one that has ended stays as it is. */
export function sfnIngestionStopper(client = new SFNClient({})): IngestionStopper {
  return {
    async stop(executionArn, reason) {
      try {
        await client.send(new StopExecutionCommand({ executionArn, error: 'Stopped', cause: reason }));
      } catch (error) {
        if (!(error instanceof ExecutionDoesNotExist)) throw error;
      }
    },
  };
}
