export { sfnIngestionStarter } from './ingestion-starter.ts';
