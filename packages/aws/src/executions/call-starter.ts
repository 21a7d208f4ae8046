import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { CallStarter } from '@patchbay/core/calls';

/**
 * Starts the execution of an outbound call. It is named by the call, so that a call has one, for
 * ever, and one for each attempt to hand it over.
 */
export function sfnCallStarter(
  { state_machine_arn }: { readonly state_machine_arn: string },
  client = new SFNClient({}),
): CallStarter {
  return {
    async start({ id, tenant_id, attempt }) {
      const input = JSON.stringify({ call_id: id, tenant_id, transfer: attempt });
      const name = attempt === undefined ? id : `${id}-transfer-${attempt}`;
      try {
        await client.send(new StartExecutionCommand({ stateMachineArn: state_machine_arn, name, input }));
      } catch (error) {
        if (!(error instanceof ExecutionAlreadyExists)) throw error;
      }
    },
  };
}
