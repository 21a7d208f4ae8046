import { inviteOperatorSchema } from '@patchbay/core/tenancy';
import { operationHandler } from '@patchbay/http/operation-handler';
import { composeInviting } from '../compose.ts';

const inputSchema = inviteOperatorSchema.pick({ email: true });

export const handler = operationHandler(inputSchema, composeInviting, ({ email }, { invite }, origin) =>
  invite(email, origin),
);
