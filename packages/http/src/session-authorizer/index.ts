export { type SessionTokenTrust, sessionAuthorizer } from './session-authorizer.ts';
