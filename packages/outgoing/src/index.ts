export { addressCheck } from './address-check.ts';
export { type AddressPolicy, isPublicAddress, type Resolver } from './address-policy.ts';
export { checkedFetch } from './checked-fetch.ts';
export { jsonSchemaJudge } from './json-schema-judge.ts';
export { mcpClient } from './mcp-client.ts';
export { systemResolver } from './outgoing-connection.ts';
export { outgoingHttp } from './outgoing-http.ts';
