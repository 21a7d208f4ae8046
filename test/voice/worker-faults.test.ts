import { setTimeout as sleep } from 'node:timers/promises';
import { dispose } from '@livekit/rtc-node';
import type { SessionReport } from '@patchbay/core/session-orchestrator';
import { waitFor } from '@patchbay/local-stack/participant';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type EcsAgent, startEcsAgent } from './support/ecs-agent.ts';
import { seedSession } from './support/seed.ts';
import { openTcpGate, type TcpGate } from './support/tcp-gate.ts';
import { startVoiceStack, type VoiceStack } from './support/voice-stack.ts';
import type { WorkerProcess } from './support/worker.ts';

/**
 * Clocks a fifth as long as on Fargate: SIGKILL comes 24 s after SIGTERM instead of 120 s, and the conversation that is
 * under way would last a minute instead of five.
 */
const KILL_AFTER_MS = 24_000;
const CLOCKS = {
  AGENT_RUNTIME_DRAIN_SECONDS: '10',
  AGENT_RUNTIME_SHUTDOWN_SECONDS: '12',
  AGENT_RUNTIME_WATCH_SECONDS: '1',
  AGENT_RUNTIME_LOST_SECONDS: '4',
};

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

let voice: VoiceStack;
let ecs: EcsAgent;
let database: TcpGate;
/** Of the latest generation; each test that starts another makes this one end by itself. */
let latest: WorkerProcess;

beforeAll(async () => {
  ecs = await startEcsAgent(7);
  voice = await startVoiceStack({ ...CLOCKS, ...ecs.env });
  latest = voice.worker;
}, 600_000);

afterAll(async () => {
  await latest?.stop();
  await voice?.stop();
  await ecs?.close();
  await database?.close();
  await dispose();
}, 60_000);

const reportsOf = (sessionId: string) => voice.receiver.reportsOf(sessionId);

type ReportOf<T extends SessionReport['type']> = Extract<SessionReport, { type: T }>;
function reported<T extends SessionReport['type']>(
  sessionId: string,
  type: T,
  fits: (report: ReportOf<T>) => boolean = () => true,
): Promise<ReportOf<T>> {
  const look = () =>
    reportsOf(sessionId).find((report): report is ReportOf<T> => report.type === type && fits(report as ReportOf<T>));
  return waitFor(`report ${type}`, look, 45_000, () => [reportsOf(sessionId), latest.log().slice(-3_000)]);
}

/** A conversation that is under way: the agent has greeted, and answers. */
async function conversation(room?: string) {
  const session = await seedSession(voice.database);
  await voice.dispatch({ ...session, trace_id: TRACE }, room);
  const { worker_id } = await reported(session.session_id, 'agent_joined');
  const caller = await voice.call(session, 'caller', room);
  let turns = 1;
  await caller.waitForAnswer(({ turn }) => turn === 1, 40_000);
  const ask = async (text: string) => {
    turns += 1;
    await caller.type(text);
    return await caller.waitForAnswer(({ turn }) => turn === turns, 40_000);
  };
  await ask('Good morning');
  return { ...session, worker_id, caller, ask };
}

/** The process that holds a session, as the worker's log names it. */
function processOf(worker: WorkerProcess, sessionId: string): number {
  const line = worker
    .log()
    .split('\n')
    .find((text) => text.includes(sessionId) && text.includes('"the agent listens"'));
  if (line === undefined) throw new Error(`no job of ${sessionId} in the log`);
  return (JSON.parse(line) as { pid: number }).pid;
}

async function health(worker: WorkerProcess, path = '') {
  const response = await fetch(`${worker.health_url}${path}`);
  return [response.status, ((await response.json()) as { status: string }).status];
}

const becomes = (worker: WorkerProcess, status: string) =>
  waitFor(
    `health ${status}`,
    async () => ((await health(worker))[1] === status ? true : undefined),
    20_000,
    () => worker.log().slice(-3_000),
  );

/** Starts a worker of a later generation, which takes the sessions from now on. */
async function next(env: Record<string, string>): Promise<WorkerProcess> {
  const before = latest;
  // No task of ECS: the stand-in is that of the first worker.
  latest = await voice.startWorker({ ECS_AGENT_URI: '', ...env });
  await becomes(before, 'outdated');
  return latest;
}

const isJoin = (type: string) => type === 'agent_joined';

/** Waits until an agent that took the conversation over has said so. */
const resumption = (sessionId: string) =>
  reported(sessionId, 'turn', ({ role, text }) => role === 'agent' && text.startsWith('Sorry for the short'));

const typesOf = (sessionId: string) => reportsOf(sessionId).map(({ type }) => type);

describe('a worker', { timeout: 180_000 }, () => {
  it('loses one conversation when one of its jobs is killed, with no more than the last seconds of its figures', async () => {
    const [doomed, other] = await Promise.all([conversation(), conversation()]);
    await reported(doomed.session_id, 'metrics', ({ metrics }) => metrics.agent_turns === 2);
    voice.receiver.setAway(true);
    onTestFinished(() => voice.receiver.setAway(false));
    await doomed.ask('Are you still there?');
    process.kill(processOf(voice.worker, doomed.session_id), 'SIGKILL');
    voice.receiver.setAway(false);

    // What it had not delivered lay on disk, and the worker delivers it.
    const turns = () => reportsOf(doomed.session_id).filter(({ type }) => type === 'turn');
    await waitFor('all turns', () => (turns().length === 5 ? true : undefined), 40_000, turns);
    expect(typesOf(doomed.session_id)).not.toContain('ended');
    const numbers = reportsOf(doomed.session_id).map(({ seq }) => seq);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));

    // The watchdog finds the caller alone, and asks for another agent: that one knows what was said.
    doomed.caller.takeHeard();
    const { session_id, tenant_id, digest } = doomed;
    await voice.dispatchAgain({ session_id, tenant_id, digest });
    await waitFor(
      'another agent',
      () => (typesOf(doomed.session_id).filter(isJoin).length === 2 ? true : undefined),
      40_000,
      turns,
    );
    await resumption(doomed.session_id);
    expect(doomed.caller.takeHeard().audible_ms).toBeGreaterThan(500);

    await other.ask('Did you notice anything?');
    expect(await health(voice.worker)).toEqual([200, 'ok']);
    await other.caller.leave();
    expect(await reported(other.session_id, 'ended')).toMatchObject({ reason: 'participant_left' });
    await doomed.caller.leave();
  });

  it('of an earlier generation holds its conversation to the end while the later one takes new ones, and ends by itself', async () => {
    const old = await conversation();
    await waitFor('protection', () => (ecs.protections.at(-1) === true ? true : undefined), 10_000);

    await next({ AGENT_RUNTIME_GENERATION: '8' });
    expect((await health(voice.worker))[0]).toBe(200);
    const fresh = await Promise.all([conversation(), conversation()]);
    for (const { session_id } of fresh) expect(processOf(latest, session_id)).toBeGreaterThan(0);
    for (const { caller } of fresh) await caller.leave();

    await old.ask('Are you still there?');
    expect(ecs.protections.at(-1)).toBe(true);
    await old.caller.leave();
    expect(await reported(old.session_id, 'ended')).toMatchObject({ reason: 'participant_left' });
    expect(await voice.worker.exited).toBe(0);
    const lines = voice.worker.log().split('\n');
    const own = lines.filter((line) => line.includes(`"session_id":"${old.session_id}"`));
    expect(own.filter((line) => !line.includes(`"trace_id":"${TRACE}"`))).toEqual([]);
    expect(own.length).toBeGreaterThan(1);
    expect(ecs.protections.at(-1)).toBe(false);
  });

  it('holds its conversation while neither the database nor the API answers; the reports come later, each once', async () => {
    const uri = new URL(voice.database.uri);
    database = await openTcpGate({ host: uri.hostname, port: Number(uri.port) });
    uri.host = `127.0.0.1:${database.port}`;
    uri.searchParams.delete('replicaSet');
    uri.searchParams.set('directConnection', 'true');
    const worker = await next({ MONGODB_URI: uri.toString(), AGENT_RUNTIME_GENERATION: '9' });
    const talk = await conversation();
    expect(processOf(worker, talk.session_id)).toBeGreaterThan(0);

    database.setOpen(false);
    voice.receiver.setAway(true);
    onTestFinished(() => {
      voice.receiver.setAway(false);
      database.setOpen(true);
    });
    await talk.ask('Can you hear me?');
    // What was on its way when the API went has arrived by now.
    const known = reportsOf(talk.session_id).length;
    await becomes(worker, 'database_lost');
    // Nobody may kill it for that.
    expect(await health(worker, 'live')).toEqual([200, 'database_lost']);
    expect((await talk.ask('And now?')).text).not.toBe('');
    expect(reportsOf(talk.session_id)).toHaveLength(known);

    voice.receiver.setAway(false);
    database.setOpen(true);
    await becomes(worker, 'ok');
    await talk.caller.leave();
    expect(await reported(talk.session_id, 'ended')).toMatchObject({ reason: 'participant_left' });
    const turns = typesOf(talk.session_id).filter((type) => type === 'turn');
    expect(turns).toHaveLength(7);
    const numbers = reportsOf(talk.session_id).map(({ seq }) => seq);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('that gets SIGTERM hands over what is left after the drain to a worker that stays, which remembers it', async () => {
    const old = await next({ AGENT_RUNTIME_GENERATION: '10' });
    // Calls that come in have rooms whose names are not those of their sessions.
    const talk = await conversation('in-a-room-of-a-trunk');
    await talk.ask('My name is Ada Lovelace');
    const heir = await next({ AGENT_RUNTIME_GENERATION: '11' });
    talk.caller.takeHeard();
    old.kill('SIGTERM');
    await resumption(talk.session_id);
    expect(await old.exited).toBe(0);
    expect(processOf(heir, talk.session_id)).toBeGreaterThan(0);
    expect(talk.caller.takeHeard().audible_ms).toBeGreaterThan(500);
    expect(typesOf(talk.session_id)).not.toContain('ended');
    expect(heir.log()).toContain('"turns":5');
    await talk.caller.type('Are you still there?');
    await reported(talk.session_id, 'turn', ({ role, text }) => role === 'user' && text === 'Are you still there?');
    const asked = () => reportsOf(talk.session_id).filter(({ type }) => type === 'turn').length;
    await waitFor(
      'an answer',
      () => (asked() === 8 ? true : undefined),
      40_000,
      () => reportsOf(talk.session_id),
    );
    await talk.caller.leave();
    expect(await reported(talk.session_id, 'ended')).toMatchObject({ reason: 'participant_left' });
  });

  it('that gets SIGTERM and is the last one takes nothing new, says good-bye before SIGKILL comes, and reports the end', async () => {
    const worker = await next({ AGENT_RUNTIME_GENERATION: '12' });
    const [long, short] = await Promise.all([conversation(), conversation()]);
    const startedAt = performance.now();
    worker.kill('SIGTERM');
    const killing = sleep(KILL_AFTER_MS, undefined, { ref: false }).then(() => worker.kill('SIGKILL'));
    await becomes(worker, 'draining');
    expect(await health(worker)).toEqual([503, 'draining']);
    // One ends in peace; the other would last for half a minute more.
    await short.ask('May I finish?');
    await short.caller.leave();
    expect(await reported(short.session_id, 'ended')).toMatchObject({ reason: 'participant_left' });
    long.caller.takeHeard();
    expect(await Promise.race([worker.exited, killing])).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(KILL_AFTER_MS);
    expect(performance.now() - startedAt).toBeGreaterThan(10_000);
    expect(long.caller.takeHeard().audible_ms).toBeGreaterThan(500);

    const ends = reportsOf(long.session_id).filter(({ type }) => type === 'ended');
    expect(ends).toMatchObject([{ reason: 'worker_shutdown' }]);
    expect(typesOf(long.session_id).at(-1)).toBe('ended');
    expect(await voice.rooms.listRooms([long.session_id])).toEqual([]);
  });
});
