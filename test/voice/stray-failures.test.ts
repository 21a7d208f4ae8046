import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { dispose } from '@livekit/rtc-node';
import { waitFor } from '@patchbay/local-stack/participant';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedSession } from './support/seed.ts';
import { startVoiceStack, type VoiceStack } from './support/voice-stack.ts';

/** What the framework's supervision may do to a worker at any time, brought about from outside. */
const STRAYS = `
process.on('SIGUSR2', () => void Promise.reject(new TypeError('Ada said: my card is sk-proj-abcdefghijklmnop')));
process.on('SIGHUP', () => setImmediate(() => { throw new RangeError('Ada said: goodbye'); }));
`;
/** Shorter than the conversation goes on after the exception. */
const DRAIN_SECONDS = 2;

let voice: VoiceStack;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strays-'));
  const program = join(folder, 'strays.mjs');
  await writeFile(program, STRAYS);
  voice = await startVoiceStack({
    NODE_OPTIONS: `--import=${pathToFileURL(program)}`,
    AGENT_RUNTIME_DRAIN_SECONDS: String(DRAIN_SECONDS),
  });
}, 600_000);

afterAll(async () => {
  voice?.worker.kill('SIGKILL');
  await voice?.stop();
  await rm(folder, { recursive: true, force: true });
  await dispose();
}, 60_000);

const healthNow = async () => {
  const response = await fetch(voice.worker.health_url);
  return ((await response.json()) as { status: string }).status;
};
const logged = (sentence: string) => () =>
  voice.worker
    .log()
    .split('\n')
    .find((line) => line.includes(sentence));

it('goes on after a rejection that nobody handles; after an exception it holds its conversation to the end, takes no other, and exits with 1', {
  timeout: 180_000,
}, async () => {
  const { worker } = voice;
  const session = await seedSession(voice.database);
  await voice.dispatch(session);
  const caller = await voice.call(session);
  await caller.waitForAnswer(({ turn }) => turn === 1, 40_000);

  worker.kill('SIGUSR2');
  const rejection = await waitFor('the rejection', logged('a rejection that nobody handles'), 10_000, worker.log);
  expect(JSON.parse(rejection)).toMatchObject({ level: 'error', failure: { name: 'TypeError' } });
  expect(rejection).toContain('strays.mjs');
  expect(await healthNow()).toBe('ok');
  await caller.type('Are you still there?');
  await caller.waitForAnswer(({ turn }) => turn === 2, 40_000);

  worker.kill('SIGHUP');
  const exception = await waitFor('the exception', logged('an exception that nobody caught'), 10_000, worker.log);
  expect(JSON.parse(exception)).toMatchObject({ level: 'error', failure: { name: 'RangeError' } });
  await waitFor('draining', async () => ((await healthNow()) === 'draining' ? true : undefined), 10_000, worker.log);
  const refused = await seedSession(voice.database);
  await voice.dispatch(refused);
  await sleep((DRAIN_SECONDS + 2) * 1_000);
  await caller.type('And now?');
  await caller.waitForAnswer(({ turn }) => turn === 3, 40_000);
  expect(voice.receiver.reportsOf(refused.session_id)).toEqual([]);

  await caller.leave();
  expect(await worker.exited).toBe(1);
  const ended = voice.receiver.reportsOf(session.session_id).at(-1);
  expect(ended).toMatchObject({ type: 'ended', reason: 'participant_left' });
  expect(worker.log()).not.toContain('Ada said');
});
