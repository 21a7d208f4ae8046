export { type Authorizer, cognitoAuthorizer, type TrustedIssuer } from './authorizer.ts';
export { gatewayEvent, type HostRequest, lambdaContext } from './gateway-event.ts';
export { folderOf, handlersIn } from './handler-modules.ts';
export { createHost, type HostOptions, type HostResponse } from './host.ts';
export { lambdaAuthorizer } from './lambda-authorizer.ts';
export { type ListeningHost, listen } from './listen.ts';
export { type RouteMatch, routeMatcher } from './route-matcher.ts';
