export type { MadeEntity } from './call.ts';
export { type Compose, composeOnce } from './compose-once.ts';
export type {
  Edge,
  EdgeFor,
  EdgeSettings,
  RequestVerifier,
} from './edge.ts';
export { EventStream, type StreamedEvent, wantsEvents } from './event-stream.ts';
export type { HandlerRequest, RequestScope } from './handler-request.ts';
export { type HttpLambda, httpHandler } from './http-handler.ts';
export { streamedLambda } from './streamed-lambda.ts';
