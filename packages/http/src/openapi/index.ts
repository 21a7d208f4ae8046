export { GATEWAY_SCOPE, type GatewayDocument, type GatewayTargets, gatewayBody } from './gateway-body.ts';
