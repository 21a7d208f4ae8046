export { CAPABILITIES, type Capability } from './capability.ts';
export {
  defineRoute,
  type HttpMethod,
  type ObjectSchema,
  type Route,
  type RouteAuth,
  type RouteExample,
} from './route.ts';
export { defineStep, type Step } from './step.ts';
