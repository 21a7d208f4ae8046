import { handler as chunkFile } from '../../../functions/ingestion/chunk-file/handler.ts';
import { handler as claimFile } from '../../../functions/ingestion/claim-file/handler.ts';
import { handler as completeFile } from '../../../functions/ingestion/complete-file/handler.ts';
import { handler as embedChunks } from '../../../functions/ingestion/embed-chunks/handler.ts';
import { handler as failFile } from '../../../functions/ingestion/fail-file/handler.ts';
import { handler as indexChunks } from '../../../functions/ingestion/index-chunks/handler.ts';
import { handler as parseFile } from '../../../functions/ingestion/parse-file/handler.ts';
import { serveSteps } from './serve-steps.ts';

serveSteps({ claimFile, parseFile, chunkFile, embedChunks, indexChunks, completeFile, failFile });
