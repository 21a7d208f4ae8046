export { sfnCallStarter } from './call-starter.ts';
export { sfnEntryStarter } from './entry-starter.ts';
export { sfnIngestionStarter } from './ingestion-starter.ts';
export { sfnIngestionStopper } from './ingestion-stopper.ts';
