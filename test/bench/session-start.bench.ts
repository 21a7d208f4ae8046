import { dispose } from '@livekit/rtc-node';
import { type ApiClient, configureAgent, createKey, createTenant, exchangeKey } from '@patchbay/local-stack/walk';
import { BARE_ROOM_PREFIX, type RoomDoor, startBareLiveKit } from './support/bare-livekit.ts';
import { type DeployedProduct, withProduct } from './support/deployed-product.ts';
import { type SessionStart, startSession } from './support/enter-room.ts';
import { interleave } from './support/interleave.ts';
import { untilAtRest } from './support/process-tree.ts';
import { type BenchContext, type BenchResult, runBench } from './support/run-bench.ts';
import { countSessionIo, type SessionIo } from './support/session-io.ts';
import { median, medianRatio, percentile, rounded } from './support/statistics.ts';
import { openWebhookFilter } from './support/webhook-filter.ts';

const WARM_UP = 2;
/** What the walk's agent says first; the bare one is told to say the same. */
const WELCOME = 'Hello, how can I help you?';
/** Of the bare agent. */
const INSTRUCTIONS = 'You answer questions of callers for Harbor Clinic.';
/** Between rounds: the next warm job process has to load. */
const REST = { least_ms: 4_000, longest_ms: 30_000 };
/** Two recordings of the same words differ by so much at most. */
const AUDIBLE_TOLERANCE = 0.2;

const OPTIONS = {
  rounds: 9,
  packages: ['@livekit/agents', '@livekit/agents-plugin-openai', '@livekit/rtc-node', 'livekit-server-sdk', 'mongodb'],
};

/** A session through the API's gateway against a worker of plain LiveKit that is dispatched directly. */
await runBench('session-start', OPTIONS, async (context) =>
  withProduct(context, (product) => compare(product, context)),
);

async function compare(product: DeployedProduct, { say, signal, rounds }: BenchContext): Promise<BenchResult> {
  const { stack } = product;
  const webhooks = await openWebhookFilter(
    product.livekit_options.webhook_url ?? '',
    (room) => !room.startsWith(BARE_ROOM_PREFIX),
  );
  await stack.start('livekit-server', { webhook_url: webhooks.url });
  say('starting both workers');
  const [bare] = await Promise.all([
    startBareLiveKit(stack.endpoints, { welcome: WELCOME, instructions: INSTRUCTIONS }),
    stack.start('agent-runtime', product.runtime_options),
  ]);
  const tenant = await createKey(product, await createTenant(product));
  const { agent_id } = await configureAgent(tenant.api);
  const body = { agent_id, user: { external_id: 'bench' }, variables: { company: 'Harbor Clinic' } };
  const round = (name: string, open: () => Promise<RoomDoor>) => async () => {
    signal.throwIfAborted();
    await untilAtRest(REST);
    const start = await startSession(open);
    say(`${name}: ${JSON.stringify(start, (_, value) => (typeof value === 'number' ? Math.round(value) : value))}`);
    return start;
  };
  try {
    const results = await interleave(
      {
        ours: round('ours', () => openOurs(tenant.api, body)),
        rival: round('bare', bare.open),
      },
      { rounds, warm_up: WARM_UP },
    );
    await bare.stop();
    await dispose();
    // Passing webhooks on is the bench's doing, not a call of the product.
    webhooks.close();
    say('counting calls');
    const access_token = await exchangeKey(product.addresses.api_url, tenant.api_key);
    const end = (id: string) => tenant.api.call<void>('POST', `/v1/sessions/${id}/stop`);
    const io = await countSessionIo(product, access_token, body, end);
    return summarise(results, io);
  } finally {
    webhooks.close();
  }
}

async function openOurs(api: ApiClient, body: object): Promise<RoomDoor> {
  const { id, livekit } = await api.call<{ id: string; livekit: { url: string; participant_token: string } }>(
    'POST',
    '/v1/sessions',
    body,
  );
  const close = async () => {
    await api.call('POST', `/v1/sessions/${id}/stop`);
  };
  return { url: livekit.url, token: livekit.participant_token, close };
}

function isSameWelcome(one: SessionStart, other: SessionStart | undefined): boolean {
  if (other === undefined) return false;
  const difference = Math.abs(one.audible_ms - other.audible_ms) / other.audible_ms;
  return one.welcome === WELCOME && other.welcome === WELCOME && difference <= AUDIBLE_TOLERANCE;
}

function phasesOf(starts: readonly SessionStart[]) {
  const middle = (of: (start: SessionStart) => number) => rounded(median(starts.map(of)));
  return {
    answered_ms: middle(({ answered_ms }) => answered_ms),
    entered_ms: middle(({ entered_ms }) => entered_ms),
    listening_ms: middle(({ listening_ms }) => listening_ms),
    heard_ms: middle(({ heard_ms }) => heard_ms),
  };
}

function summarise({ ours, rival }: { ours: SessionStart[]; rival: SessionStart[] }, io: SessionIo): BenchResult {
  const [our_ms, bare_ms] = [ours, rival].map((side) => side.map(({ listening_ms }) => listening_ms));
  if (our_ms === undefined || bare_ms === undefined) throw new Error('no rounds');
  const spread = (values: readonly number[]) => ({
    p50_ms: rounded(percentile(values, 0.5)),
    p95_ms: rounded(percentile(values, 0.95)),
    rounds_ms: values.map(Math.round),
  });
  return {
    same_work: ours.every((start, round) => isSameWelcome(start, rival[round])),
    ratios: { ours_vs_bare_livekit: rounded(medianRatio(our_ms, bare_ms)) },
    figures: {
      rounds: ours.length,
      ours: spread(our_ms),
      bare_livekit: spread(bare_ms),
      added_ms: rounded(median(our_ms.map((ms, round) => ms - (bare_ms[round] ?? Number.NaN)))),
      phases: { ours: phasesOf(ours), bare_livekit: phasesOf(rival) },
      io,
      welcome: WELCOME,
    },
  };
}
