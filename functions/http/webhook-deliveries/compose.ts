// Events, their deliveries and the endpoints that they go to are wired together.
export { compose, composeReplaying } from '../webhook-endpoints/compose.ts';
