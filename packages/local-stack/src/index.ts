export { COMPONENT_NAMES, type ComponentName } from './components/component.ts';
export { type DeployOptions, deployApp, type StackOutputs } from './deploy/deploy-app.ts';
export { ensureWheel, type PinnedWheel, WheelError } from './downloads/pypi-wheel.ts';
export { ComponentError } from './stack/component-error.ts';
export { type Endpoints, OverrideError } from './stack/endpoints.ts';
export { PORT_TABLE, PortError } from './stack/ports.ts';
export type { ComponentOptions, Stack, StackEnd, StackEvent, StackOptions } from './stack/stack.ts';
export { StackLockedError, startStack } from './stack/start-stack.ts';
