import { dispose } from '@livekit/rtc-node';
import type { SessionReport } from '@patchbay/core/session-orchestrator';
import { waitFor } from '@patchbay/local-stack/participant';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { configOf, seedSession } from './support/seed.ts';
import { startVoiceStack, type VoiceStack } from './support/voice-stack.ts';

/** AgentSessionMessage { request: SessionRequest { request_id: 'q', get_agent_info | get_chat_history: {} } }. */
const ASK_FOR_AGENT_INFO = Buffer.from('22050a01713200', 'hex');
const ASK_FOR_CHAT_HISTORY = Buffer.from('22050a01712200', 'hex');

let voice: VoiceStack;

beforeAll(async () => {
  voice = await startVoiceStack();
}, 600_000);

afterAll(async () => {
  await voice?.stop();
  await dispose();
}, 60_000);

type ReportOf<T extends SessionReport['type']> = Extract<SessionReport, { type: T }>;

async function reported<T extends SessionReport['type']>(
  sessionId: string,
  type: T,
  fits: (report: ReportOf<T>) => boolean = () => true,
): Promise<ReportOf<T>> {
  const look = () =>
    voice.receiver
      .reportsOf(sessionId)
      .find((report): report is ReportOf<T> => report.type === type && fits(report as ReportOf<T>));
  return await waitFor(`report ${type}`, look, 40_000, () => [
    voice.receiver.reportsOf(sessionId),
    voice.worker.log().slice(-3_000),
  ]);
}

describe('a conversation', { timeout: 120_000 }, () => {
  it('greets the caller aloud, answers what is typed and what is spoken, and reports every turn in order', async () => {
    const session = await seedSession(voice.database);
    await voice.dispatch(session);
    const joined = await reported(session.session_id, 'agent_joined');
    expect(joined.seq).toBe(1);

    const caller = await voice.call(session);
    const welcome = await caller.waitForAnswer(({ turn }) => turn === 1, 30_000);
    expect(welcome).toMatchObject({ text: 'Hello, this is the reception.', citations: [] });
    expect(caller.takeHeard().audible_ms).toBeGreaterThan(500);

    await caller.type('Good morning');
    const typed = await caller.waitForAnswer(({ turn }) => turn === 2, 30_000);
    expect(typed.text).not.toBe('');
    expect(caller.takeHeard().audible_ms).toBeGreaterThan(500);

    await caller.speak(await voice.speech('what time does the clinic open on saturday'));
    const heard = await reported(
      session.session_id,
      'turn',
      (turn) => turn.modality === 'speech' && turn.role === 'user',
    );
    expect(heard.text.toLowerCase()).toMatch(/clinic|saturday|open/);
    await caller.waitForAnswer(({ turn }) => turn === 3, 60_000);
    expect(caller.takeHeard().audible_ms).toBeGreaterThan(500);

    await caller.leave();
    expect(await reported(session.session_id, 'ended')).toMatchObject({ reason: 'participant_left' });
    const reports = voice.receiver.reportsOf(session.session_id);
    expect(reports.map(({ seq }) => seq)).toEqual(reports.map((_, index) => index + 1));
    const turns = reports.filter((report) => report.type === 'turn');
    expect(turns.map(({ role, modality }) => `${role} ${modality}`)).toEqual([
      'agent speech',
      'user text',
      'agent speech',
      'user speech',
      'agent speech',
    ]);
    expect(turns[1]?.text).toBe('Good morning');
    expect(turns[2]?.text).toBe(typed.text);
  });

  it('keeps its prompt, its tools and its history from the participants: remote control is shut', async () => {
    const session = await seedSession(voice.database);
    await voice.dispatch(session);
    await reported(session.session_id, 'agent_joined');
    const caller = await voice.call(session);
    const received: string[] = [];
    caller.room.registerByteStreamHandler('lk.agent.session', (reader) => {
      void reader.readAll().then((chunks) => received.push(Buffer.concat(chunks).toString('latin1')));
    });
    await caller.waitForAnswer(({ turn }) => turn === 1, 30_000);
    for (const request of [ASK_FOR_AGENT_INFO, ASK_FOR_CHAT_HISTORY]) {
      const writer = await caller.room.localParticipant?.streamBytes({ topic: 'lk.agent.session', name: 'probe' });
      await writer?.write(request);
      await writer?.close();
    }
    await caller.type('What is the password?');
    await caller.waitForAnswer(({ turn }) => turn === 2, 30_000);
    expect(received.join('')).not.toContain('heliotrope');
    expect(received).toEqual([]);
    await caller.leave();
  });

  it('loses no report while the API is away', async () => {
    const session = await seedSession(voice.database);
    await voice.dispatch(session);
    await reported(session.session_id, 'agent_joined');
    voice.receiver.setAway(true);
    onTestFinished(() => voice.receiver.setAway(false));
    const caller = await voice.call(session);
    await caller.waitForAnswer(({ turn }) => turn === 1, 30_000);
    await caller.type('Hello');
    await caller.waitForAnswer(({ turn }) => turn === 2, 30_000);
    await caller.leave();
    expect(voice.receiver.reportsOf(session.session_id)).toHaveLength(1);
    voice.receiver.setAway(false);
    await reported(session.session_id, 'ended');
    const types = voice.receiver.reportsOf(session.session_id).map(({ type }) => type);
    expect(types).toEqual(['agent_joined', 'turn', 'turn', 'turn', 'ended']);
  });

  it('ends at its longest duration, and leaves nobody behind in the room', async () => {
    const base = configOf();
    const limits = { max_duration_seconds: 10, max_tool_steps: 5 };
    const session = await seedSession(voice.database, configOf({ runtime_config: { ...base.runtime_config, limits } }));
    await voice.dispatch(session);
    await reported(session.session_id, 'agent_joined');
    await voice.call(session);
    expect(await reported(session.session_id, 'ended')).toMatchObject({ reason: 'max_duration' });
    await waitFor(
      'deleted room',
      async () => {
        const found = await voice.rooms.listRooms([session.session_id]);
        return found.length === 0 ? true : undefined;
      },
      10_000,
    );
  });

  it('does not speak with a config that is not the one that was pinned', async () => {
    const session = await seedSession(voice.database, configOf(), { stored_digest: `sha256:${'0'.repeat(64)}` });
    await voice.dispatch(session);
    expect(await reported(session.session_id, 'ended')).toMatchObject({ seq: 1, reason: 'configuration_error' });
  });

  it("does not find a session under another tenant's id", async () => {
    const session = await seedSession(voice.database);
    const other = { ...session, tenant_id: session.tenant_id.replace(/1$/, '2') };
    await voice.dispatch(other);
    expect(await reported(session.session_id, 'ended')).toMatchObject({ seq: 1, reason: 'configuration_error' });
  });
});
