import { sessionAuthorizer } from '@patchbay/http/session-authorizer';
import { compose } from '../compose.ts';

export const handler = sessionAuthorizer(compose);
