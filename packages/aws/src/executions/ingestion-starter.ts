import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { IngestionStarter } from '@patchbay/core/file-storage';

/** Starts executions of the ingestion state machine with the input that an S3 event gives. */
export function sfnIngestionStarter(
  { state_machine_arn, bucket }: { readonly state_machine_arn: string; readonly bucket: string },
  client = new SFNClient({}),
): IngestionStarter {
  return {
    async start(name, key) {
      try {
        await client.send(
          new StartExecutionCommand({
            stateMachineArn: state_machine_arn,
            name,
            input: JSON.stringify({ bucket, key }),
          }),
        );
      } catch (error) {
        if (!(error instanceof ExecutionAlreadyExists)) throw error;
      }
    },
  };
}
