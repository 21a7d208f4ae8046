import { configureAgent, createKey, createTenant } from '@patchbay/local-stack/walk';
import { type DeployedProduct, withProduct } from './support/deployed-product.ts';
import { type BenchContext, runBench } from './support/run-bench.ts';
import { type MachineRun, stateMachineRuns } from './support/state-machine-run.ts';
import { upload } from './support/upload.ts';

const OPTIONS = { rounds: 1, packages: ['@aws-sdk/client-sfn'] };
const PAGES = 1_000;
const PARAGRAPHS = 2;
const PAGE_BREAK = '\f';

/** A page as long as one of a book, in words that no other page has in this order. */
function page(number: number): string {
  const paragraph = (at: number) =>
    Array.from({ length: 9 }, (_, line) => {
      const place = number * 100 + at * 10 + line;
      return `Rule ${place} of the house says that room ${place % 97} opens at ${place % 24} and closes for door ${place % 89}.`;
    }).join(' ');
  return Array.from({ length: PARAGRAPHS }, (_, at) => paragraph(at)).join('\n\n');
}

const documentOf = (pages: number) => ({
  name: `rules-${pages}.txt`,
  media_type: 'text/plain',
  bytes: new TextEncoder().encode(Array.from({ length: pages }, (_, number) => page(number + 1)).join(PAGE_BREAK)),
});

/** Of an item: its start, its task (entered, scheduled, started, succeeded, exited) and its end. */
const EVENTS_PER_ITEM = 7;

interface Counted extends MachineRun {
  readonly all_transitions: number;
  readonly all_events: number;
}

/** With the items: where a history tells nothing of them, each is one state. */
function countOf({ transitions, item_transitions, item_events, items, events }: MachineRun) {
  if (item_transitions > 0) return { all_transitions: transitions + item_transitions, all_events: events };
  return { all_transitions: transitions + items, all_events: events - item_events + items * EVENTS_PER_ITEM };
}

/** What one document costs the state machine: by the emulator's own history of the execution. */
await runBench('state-machine', OPTIONS, async (context) =>
  withProduct(context, (product) => measure(product, context)),
);

async function measure(product: DeployedProduct, { say, signal }: BenchContext) {
  const tenant = await createKey(product, await createTenant(product));
  const { index_id } = await configureAgent(tenant.api);
  const machines = stateMachineRuns(product.stack.endpoints.aws_endpoint_url);
  const runOf = async (pages: number): Promise<Counted> => {
    signal.throwIfAborted();
    const run = await machines.ofFile(await upload(tenant.api, documentOf(pages), index_id));
    const counted = { ...run, ...countOf(run) };
    say(`${pages} pages: ${counted.all_transitions} transitions, ${counted.all_events} events`);
    return counted;
  };
  const short = await runOf(1);
  const long = await runOf(PAGES);
  return {
    // Both went all the way, and the long one has its chunks.
    same_work: short.transitions === long.transitions && short.items === 2 && long.items >= (2 * PAGES) / 128,
    ratios: {},
    figures: {
      source: "the emulator's histories; events of Map items that it leaves out are added as AWS documents them",
      items_in_history: long.item_transitions > 0,
      transitions_per_document: short.all_transitions,
      max_payload_bytes: Math.max(short.max_payload_bytes, long.max_payload_bytes),
      history_events_per_1000_pages: long.all_events,
      transitions_per_1000_pages: long.all_transitions,
      batches_per_1000_pages: long.items / 2,
      ms: { short: Math.round(short.ms), long: Math.round(long.ms) },
      limits: { max_payload_bytes: 262_144, history_events: 25_000 },
    },
  };
}
