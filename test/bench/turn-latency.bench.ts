import './support/voice/quiet-media.ts';
import { dispose } from '@livekit/rtc-node';
import { interleave } from './support/interleave.ts';
import { untilAtRest } from './support/process-tree.ts';
import { type BenchContext, type BenchResult, runBench } from './support/run-bench.ts';
import { median, medianRatio, percentile, rounded } from './support/statistics.ts';
import { EXCHANGES, exchangeAt, PROVIDER_DELAYS } from './support/voice/lines.ts';
import {
  askedDifferences,
  conversationDifferences,
  countsOf,
  type HeardConversation,
} from './support/voice/sameness.ts';
import { type VoiceSide, type VoiceSides, withVoiceSides } from './support/voice/sides.ts';
import { Talker } from './support/voice/talker.ts';

const WARM_UP = 1;
/** Questions in a conversation. */
const TURNS = 2 * EXCHANGES.length;
/** Between conversations: the next warm job process has to load. */
const REST = { least_ms: 3_000, longest_ms: 30_000 };

const OPTIONS = { rounds: 9, packages: ['@livekit/agents', '@livekit/agents-plugin-openai', '@livekit/rtc-node'] };

/** One conversation: how long each answer took to be heard. */
interface TimedConversation extends HeardConversation {
  readonly latencies_ms: readonly number[];
}

/** From the last sound of a question to the first of its answer, against a bare AgentSession. */
await runBench('turn-latency', OPTIONS, async (context) => withVoiceSides(context, (sides) => compare(sides, context)));

async function compare({ ours, bare, speech, reports }: VoiceSides, { say, signal, rounds }: BenchContext) {
  const converse = (side: VoiceSide) => async (): Promise<TimedConversation> => {
    signal.throwIfAborted();
    await untilAtRest(REST);
    const talker = await Talker.enter(await side.open());
    try {
      const answers = [];
      for (let turn = 0; turn < TURNS; turn += 1) answers.push(await talker.ask(speech(exchangeAt(turn).question)));
      const latencies_ms = answers.map(({ latency_ms }) => latency_ms);
      say(`${side.name}: ${latencies_ms.map(Math.round).join(' ')} ms`);
      return { words: talker.words(), audible_ms: answers.map(({ audible_ms }) => audible_ms), latencies_ms };
    } finally {
      await talker.leave();
    }
  };
  const results = await interleave({ ours: converse(ours), rival: converse(bare) }, { rounds, warm_up: WARM_UP });
  await dispose();
  return summarise(results, { ours: await ours.asked(), bare: await bare.asked(), reports: reports() });
}

type Asked = Awaited<ReturnType<VoiceSide['asked']>>;
type Results = { ours: TimedConversation[]; rival: TimedConversation[] };

function summarise(
  { ours, rival }: Results,
  asked: { ours: Asked; bare: Asked; reports: Record<string, number> },
): BenchResult {
  const middles = (side: TimedConversation[]) => side.map(({ latencies_ms }) => median(latencies_ms));
  const spread = (side: TimedConversation[]) => {
    const all = side.flatMap(({ latencies_ms }) => latencies_ms);
    return {
      p50_ms: rounded(percentile(all, 0.5)),
      p95_ms: rounded(percentile(all, 0.95)),
      rounds_ms: middles(side).map(Math.round),
    };
  };
  const [our_ms, bare_ms] = [middles(ours), middles(rival)];
  const differences = [
    ...ours.flatMap((conversation, round) => conversationDifferences(conversation, rival[round])),
    ...askedDifferences(asked.ours, asked.bare),
  ];
  return {
    same_work: differences.length === 0,
    ratios: { ours_vs_bare_livekit: rounded(medianRatio(our_ms, bare_ms)) },
    figures: {
      differences,
      rounds: ours.length,
      turns: TURNS,
      ours: spread(ours),
      bare_livekit: spread(rival),
      added_ms: rounded(median(our_ms.map((ms, round) => ms - (bare_ms[round] ?? Number.NaN)))),
      delays_ms: PROVIDER_DELAYS,
      asked: { ours: countsOf(asked.ours), bare_livekit: countsOf(asked.bare) },
      reports: asked.reports,
    },
  };
}
