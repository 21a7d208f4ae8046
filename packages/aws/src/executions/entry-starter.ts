import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { IndexEntryStarter } from '@patchbay/core/vector-search';

/** Starts executions of the ingestion state machine that bring a file, which is ready, into one index. */
export function sfnEntryStarter(
  { state_machine_arn }: { readonly state_machine_arn: string },
  client = new SFNClient({}),
): IndexEntryStarter {
  return {
    async startEntry(name, { tenant_id, index_id, generation, file_id, file_version }) {
      const index_entry = { tenant_id, index_id, generation, file_id, file_version };
      const input = JSON.stringify({ index_entry });
      try {
        await client.send(new StartExecutionCommand({ stateMachineArn: state_machine_arn, name, input }));
      } catch (error) {
        if (!(error instanceof ExecutionAlreadyExists)) throw error;
      }
    },
  };
}
