import type { Step } from '@patchbay/http/route';
import { step as chunkFile } from './chunk-file/step.ts';
import { step as claimFile } from './claim-file/step.ts';
import { step as completeFile } from './complete-file/step.ts';
import { step as embedChunks } from './embed-chunks/step.ts';
import { step as failFile } from './fail-file/step.ts';
import { step as indexChunks } from './index-chunks/step.ts';
import { step as parseFile } from './parse-file/step.ts';

/**
 * The steps of ingestion in their order, one line each. The state machine is generated from this table:
 * - the first step gets the execution's input and id (`ingestionStartSchema`), every other one the output before it;
 * - an output with `outcome: 'failed'` goes to the fail step, `outcome: 'done'` ends the execution well;
 * - what a step throws is retried, and goes to the fail step when the retries run out;
 * - a step with `for_each` runs once an item, with the item and what all items have in common as its input; what its
 *   items return is dropped, and the next step gets what this step got. An item cannot refuse a document.
 */
export const steps: readonly Step[] = [claimFile, parseFile, chunkFile, embedChunks, indexChunks, completeFile];

/** Runs last when the document cannot be ingested, whatever the reason; its input is `ingestionFailureSchema`. */
export const failStep: Step | undefined = failFile;
