export { openApiDocument } from './document.ts';
export { errorCodesOf } from './error-codes.ts';
export { GATEWAY_SCOPE, type GatewayDocument, type GatewayTargets, gatewayBody } from './gateway-body.ts';
