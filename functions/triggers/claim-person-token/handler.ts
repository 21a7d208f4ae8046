import { compose } from '../compose.ts';
import { tokenClaimsHandler } from '../token-claims-handler.ts';

export const handler = tokenClaimsHandler(compose, (claims, event) =>
  claims.ofPerson(event.request.userAttributes.sub ?? ''),
);
