import './support/voice/quiet-media.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { dispose } from '@livekit/rtc-node';
import { interleave } from './support/interleave.ts';
import { cpuOfTree, memoryOfTree, untilAtRest } from './support/process-tree.ts';
import { type BenchContext, type BenchResult, runBench } from './support/run-bench.ts';
import { median, medianRatio, rounded } from './support/statistics.ts';
import { EXCHANGES, exchangeAt } from './support/voice/lines.ts';
import {
  askedDifferences,
  conversationDifferences,
  countsOf,
  type HeardConversation,
} from './support/voice/sameness.ts';
import { type VoiceSide, type VoiceSides, withVoiceSides } from './support/voice/sides.ts';
import { type HeardAnswer, Talker } from './support/voice/talker.ts';

/** Conversations at once. */
const SESSIONS = 4;
/** Questions in each of them, one every so many milliseconds; callers do not all speak in the same moment. */
const TURNS = 2 * EXCHANGES.length;
const EVERY_MS = 12_000;
/** Between rounds: job processes of the last ones end, the next warm one loads. */
const REST = { least_ms: 6_000, longest_ms: 60_000 };

const OPTIONS = { rounds: 3, packages: ['@livekit/agents', '@livekit/agents-plugin-openai', '@livekit/rtc-node'] };

/** What conversations at once cost the processes of one worker. */
interface Held {
  readonly conversations: readonly (HeardConversation & { readonly latencies_ms: readonly number[] })[];
  /** Processor time of a session and a minute of conversation. */
  readonly cpu_seconds_per_session_minute: number;
  /** Processor time of a session from its dispatch until nothing is left of it and the next one's process is warm. */
  readonly cpu_seconds_per_session: number;
  readonly rss_mb_per_session: number;
  readonly pss_mb_per_session: number;
  readonly worker_rss_mb: number;
}

/** Conversations at once on one worker and then on the other: their processors' time, which says how many fit. */
await runBench('runtime-density', OPTIONS, async (context) =>
  withVoiceSides(context, (sides) => compare(sides, context)),
);

async function compare({ ours, bare, speech, reports }: VoiceSides, { say, signal, rounds }: BenchContext) {
  const hold = (side: VoiceSide) => async (): Promise<Held> => {
    signal.throwIfAborted();
    await untilAtRest(REST);
    const [atFirst, alone] = [cpuOfTree(side.pid), memoryOfTree(side.pid)];
    const talkers = await enterAll(side);
    try {
      await untilAtRest(REST);
      const together = memoryOfTree(side.pid);
      const [before, since] = [cpuOfTree(side.pid), performance.now()];
      const answers = await Promise.all(
        talkers.map((talker, seat) => converse(talker, speech, since + (seat * EVERY_MS) / SESSIONS)),
      );
      await sleep(Math.max(since + (TURNS + 1) * EVERY_MS - performance.now(), 0));
      const minutes = (performance.now() - since) / 60_000;
      const cpu_ms = cpuOfTree(side.pid) - before;
      const conversations = talkers.map((talker, seat) => ({
        words: talker.words(),
        audible_ms: (answers[seat] ?? []).map(({ audible_ms }) => audible_ms),
        latencies_ms: (answers[seat] ?? []).map(({ latency_ms }) => latency_ms),
      }));
      await Promise.all(talkers.map((talker) => talker.leave()));
      await untilAtRest(REST);
      const held = {
        cpu_seconds_per_session_minute: cpu_ms / 1_000 / SESSIONS / minutes,
        cpu_seconds_per_session: (cpuOfTree(side.pid) - atFirst) / 1_000 / SESSIONS,
        rss_mb_per_session: (together.rss_mb - alone.rss_mb) / SESSIONS,
        pss_mb_per_session: (together.pss_mb - alone.pss_mb) / SESSIONS,
        worker_rss_mb: alone.rss_mb,
      };
      say(`${side.name}: ${JSON.stringify(held, (_, value) => (typeof value === 'number' ? rounded(value) : value))}`);
      return { conversations, ...held };
    } finally {
      await Promise.allSettled(talkers.map((talker) => talker.leave()));
    }
  };
  const results = await interleave({ ours: hold(ours), rival: hold(bare) }, { rounds, warm_up: 0 });
  await dispose();
  return summarise(results, { ours: await ours.asked(), bare: await bare.asked(), reports: reports() });
}

async function enterAll(side: VoiceSide): Promise<Talker[]> {
  const entered = await Promise.allSettled(
    Array.from({ length: SESSIONS }, async () => Talker.enter(await side.open())),
  );
  const talkers = entered.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = entered.find((one) => one.status === 'rejected');
  if (failed === undefined) return talkers;
  await Promise.allSettled(talkers.map((talker) => talker.leave()));
  throw failed.reason;
}

async function converse(talker: Talker, speech: VoiceSides['speech'], startAt: number): Promise<HeardAnswer[]> {
  const answers: HeardAnswer[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    await sleep(Math.max(startAt + turn * EVERY_MS - performance.now(), 0));
    answers.push(await talker.ask(speech(exchangeAt(turn).question)));
  }
  return answers;
}

type Asked = Awaited<ReturnType<VoiceSide['asked']>>;

function summarise(
  { ours, rival }: { ours: Held[]; rival: Held[] },
  asked: { ours: Asked; bare: Asked; reports: Record<string, number> },
): BenchResult {
  const differences = [
    ...ours.flatMap(({ conversations }, round) =>
      conversations.flatMap((one, seat) => conversationDifferences(one, rival[round]?.conversations[seat])),
    ),
    ...askedDifferences(asked.ours, asked.bare),
  ];
  const bareVsOurs = (of: (held: Held) => number) => rounded(medianRatio(rival.map(of), ours.map(of)));
  return {
    same_work: differences.length === 0,
    ratios: { ours_vs_bare_livekit: bareVsOurs((held) => held.cpu_seconds_per_session_minute) },
    figures: {
      differences,
      rounds: ours.length,
      sessions: SESSIONS,
      turns: TURNS,
      seconds: ((TURNS + 1) * EVERY_MS) / 1_000,
      ours: figuresOf(ours),
      bare_livekit: figuresOf(rival),
      bare_vs_ours: {
        whole_session_cpu: bareVsOurs((held) => held.cpu_seconds_per_session),
        rss: bareVsOurs((held) => held.rss_mb_per_session),
        pss: bareVsOurs((held) => held.pss_mb_per_session),
      },
      asked: { ours: countsOf(asked.ours), bare_livekit: countsOf(asked.bare) },
      reports: asked.reports,
    },
  };
}

function figuresOf(side: readonly Held[]) {
  const middle = (of: (held: Held) => number) => rounded(median(side.map(of)));
  const per_minute = middle((held) => held.cpu_seconds_per_session_minute);
  return {
    cpu_seconds_per_session_minute: per_minute,
    rounds_cpu_seconds: side.map((held) => rounded(held.cpu_seconds_per_session_minute)),
    /** As many as use one core up. */
    sessions_per_core: rounded(60 / per_minute),
    cpu_seconds_per_session: middle((held) => held.cpu_seconds_per_session),
    rss_mb_per_session: middle((held) => held.rss_mb_per_session),
    pss_mb_per_session: middle((held) => held.pss_mb_per_session),
    worker_rss_mb: middle((held) => held.worker_rss_mb),
    latency_p50_ms: Math.round(
      median(side.flatMap(({ conversations }) => conversations.flatMap(({ latencies_ms }) => latencies_ms))),
    ),
  };
}
