import type { Rooms, SessionReport } from '@patchbay/core/session-orchestrator';
import {
  countAuditEvents,
  fixedClock,
  openTestDatabase,
  TENANT_B,
  tenantScopeFixture,
  theAuditEvent,
} from '@patchbay/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sessionServices } from './support/session-services.ts';

const clock = fixedClock();
const test = await openTestDatabase({ clock });
/** Reports reach no room; a use that did would fail here. */
const services = sessionServices(test, clock, {} as Rooms);

const AT = '2026-11-22T10:00:05.000Z';
const joined = (seq: number): SessionReport => ({ seq, at: AT, type: 'agent_joined', worker_id: 'worker-1' });
const turn = (seq: number): SessionReport => ({
  seq,
  at: AT,
  type: 'turn',
  role: seq % 2 === 0 ? 'user' : 'agent',
  text: `turn ${seq}`,
  modality: 'speech',
  interrupted: false,
  citations: [],
});
const ended = (seq: number, reason: 'participant_left' | 'provider_error' = 'participant_left'): SessionReport => ({
  seq,
  at: AT,
  type: 'ended',
  reason,
});
const measured = (seq: number, agent_turns: number): SessionReport => {
  const latency = { transcription: null, end_of_turn: null, llm_first_token: null, tts_first_byte: null, total: null };
  const counts = { user_turns: 0, agent_turns, interruptions: 0, tool_calls: 0, tool_ms: 0 };
  return { seq, at: AT, type: 'metrics', metrics: { time_to_first_audio_ms: 900, ...counts, latency, usage: [] } };
};
/** A whole conversation. */
const conversation = (turns: number): SessionReport[] => [
  joined(1),
  ...Array.from({ length: turns }, (_, index) => turn(index + 2)),
  ended(turns + 2),
];

async function newSession() {
  const { scope, session } = await services.seed('dispatching');
  const send = (...reports: SessionReport[]) =>
    services.receive(scope, session.id, reports).then((r) => r.accepted_seq);
  const state = async () => {
    const found = await services.sessions.get(scope, session.id);
    return [found?.status, found?.end_reason, found?.reports_seq];
  };
  const stored = async () => {
    const page = await services.reader.listEvents(scope, session.id, { limit: 100, order: 'asc' });
    return page.data.map(({ report }) => report);
  };
  return { id: session.id, scope, send, state, stored };
}

describe('reports of the agent runtime', () => {
  it('give the session its latest figures, before and after its end', async () => {
    const { scope, id, send } = await newSession();
    const figures = async () => (await services.reader.get(scope, id)).metrics;
    expect(await figures()).toBeNull();
    await send(joined(1), measured(2, 1), turn(3), measured(4, 2));
    expect(await figures()).toMatchObject({ agent_turns: 2, latency: { total: null } });
    await send(turn(5), ended(6));
    expect(await figures()).toMatchObject({ agent_turns: 2 });
    await send(measured(7, 3), measured(4, 9));
    expect(await figures()).toMatchObject({ agent_turns: 3 });
  });

  it('have their figures audited with the end, those that came with it among them; nothing where there were none', async () => {
    const known = await newSession();
    await known.send(joined(1), measured(2, 1));
    await known.send(turn(3), measured(4, 2), ended(5));
    const event = await theAuditEvent(test, { action: 'session.ended', entity_id: known.id });
    expect(event).toMatchObject({
      new_value: {
        status: 'ended',
        end_reason: 'participant_left',
        metrics: { agent_turns: 2, time_to_first_audio_ms: 900 },
      },
    });
    const silent = await newSession();
    await silent.send(joined(1), ended(2, 'provider_error'));
    expect(await theAuditEvent(test, { action: 'session.failed', entity_id: silent.id })).toMatchObject({
      new_value: { status: 'failed', end_reason: 'provider_error', metrics: null },
    });
  });

  it('make the session active and end it, each once, and are the transcript', async () => {
    const { id, scope, send, state, stored } = await newSession();
    expect(await send(joined(1), turn(2))).toBe(2);
    expect(await state()).toEqual(['active', null, 2]);
    expect((await services.sessions.get(scope, id))?.started_at).toEqual(new Date(AT));
    expect(await send(turn(3), ended(4))).toBe(4);
    expect(await state()).toEqual(['ended', 'participant_left', 4]);
    expect(await stored()).toEqual(conversation(2));
    const { turns } = await services.reader.getTranscript(scope, id);
    expect(turns.map(({ role, text }) => `${role}: ${text}`)).toEqual(['user: turn 2', 'agent: turn 3']);
    await theAuditEvent(test, { action: 'session.started', entity_id: id });
    await theAuditEvent(test, { action: 'session.ended', entity_id: id });
  });

  it('are taken up to the first gap; what follows it is not stored until the gap is filled', async () => {
    const { send, state, stored } = await newSession();
    expect(await send(turn(2), ended(3))).toBe(0);
    expect(await state()).toEqual(['dispatching', null, 0]);
    expect(await stored()).toEqual([]);
    expect(await send(joined(1), ended(3))).toBe(1);
    expect(await send(turn(2), ended(3))).toBe(3);
    expect(await stored()).toEqual(conversation(1));
  });

  it('count once, however often they are repeated, alone or with new ones', async () => {
    const { send, state, stored } = await newSession();
    await send(joined(1), turn(2));
    const audited = await countAuditEvents(test);
    expect(await send(joined(1), turn(2))).toBe(2);
    expect(await send(turn(2))).toBe(2);
    expect(await send(joined(1), joined(1), turn(2), turn(3), turn(3))).toBe(3);
    expect(await state()).toEqual(['active', null, 3]);
    expect(await countAuditEvents(test)).toBe(audited);
    expect(await stored()).toEqual(conversation(2).slice(0, 3));
  });

  it('change nothing about how a session ended, but still complete its transcript', async () => {
    const { id, scope, send, state, stored } = await newSession();
    const session = await services.sessions.get(scope, id);
    if (session === null) throw new Error('the session is gone');
    await services.lifecycle.over(scope, session, 'agent_not_joined');
    expect(await send(...conversation(1))).toBe(3);
    expect(await state()).toEqual(['failed', 'agent_not_joined', 3]);
    expect(await stored()).toHaveLength(3);
    expect(await send(ended(4, 'provider_error'))).toBe(4);
    expect(await state()).toEqual(['failed', 'agent_not_joined', 4]);
    await theAuditEvent(test, { action: 'session.failed', entity_id: id });
  });

  it('of a failure make the session failed, with the reason', async () => {
    const { send, state } = await newSession();
    await send(joined(1), ended(2, 'provider_error'));
    expect(await state()).toEqual(['failed', 'provider_error', 2]);
  });

  it('taken by several receivers at once are stored once, in order, and are audited once', async () => {
    const { id, send, state, stored } = await newSession();
    const all = conversation(6);
    const answers = await Promise.all([
      send(...all.slice(0, 3)),
      send(...all.slice(0, 5)),
      send(...all),
      send(...all.slice(0, 1)),
    ]);
    for (const answer of answers) expect(answer).toBeGreaterThanOrEqual(1);
    expect(await send(...all)).toBe(8);
    expect(await state()).toEqual(['ended', 'participant_left', 8]);
    expect(await stored()).toEqual(all);
    for (const action of ['session.started', 'session.ended'] as const) {
      await theAuditEvent(test, { action, entity_id: id });
    }
  });

  it('arrive whole in whatever order and batches they are sent, as long as each is repeated until accepted', async () => {
    const batches = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }), {
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(batches, async (sent) => {
        const all = conversation(5);
        const { id, send, state, stored } = await newSession();
        let accepted = 0;
        for (const batch of sent) {
          const answer = await send(...batch.map((seq) => all[seq - 1] as SessionReport));
          expect(answer).toBeGreaterThanOrEqual(accepted);
          accepted = answer;
          expect((await stored()).map(({ seq }) => seq)).toEqual(all.slice(0, accepted).map(({ seq }) => seq));
          const status = accepted === 0 ? 'dispatching' : accepted === 7 ? 'ended' : 'active';
          expect((await state())[0]).toBe(status);
        }
        expect(await send(...all)).toBe(7);
        expect(await stored()).toEqual(all);
        await theAuditEvent(test, { action: 'session.started', entity_id: id });
        await theAuditEvent(test, { action: 'session.ended', entity_id: id });
      }),
      { numRuns: 25 },
    );
  });

  it('find no session of another tenant, whose transcript stays its own', async () => {
    const { id, state } = await newSession();
    const foreign = tenantScopeFixture({ tenant_id: TENANT_B });
    await expect(services.receive(foreign, id, [joined(1)])).rejects.toMatchObject({ code: 'not_found' });
    await expect(services.reader.getTranscript(foreign, id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await state()).toEqual(['dispatching', null, 0]);
  });

  it('of an agent that takes over are told from those of the lost one, though both count from 1', async () => {
    const { id, scope, stored } = await newSession();
    const by = (run: string, at: string, ...reports: SessionReport[]) =>
      services
        .receive(
          scope,
          id,
          reports.map((report) => ({ ...report, at })),
          run,
        )
        .then((r) => r.accepted_seq);
    const state = async () => (await services.sessions.get(scope, id))?.status;
    expect(await by('lost', '2026-11-22T10:00:01.000Z', joined(1), turn(2))).toBe(2);
    expect(await by('next', '2026-11-22T10:00:20.000Z', joined(1), turn(2), turn(3))).toBe(3);
    expect(await stored()).toHaveLength(5);
    // What the lost agent had on its disk arrives now: it completes the transcript, in its place, and ends nothing.
    expect(await by('lost', '2026-11-22T10:00:02.000Z', turn(3), ended(4, 'provider_error'))).toBe(4);
    expect(await by('lost', '2026-11-22T10:00:02.000Z', turn(3), ended(4, 'provider_error'))).toBe(4);
    expect(await state()).toBe('active');
    const { turns } = await services.reader.getTranscript(scope, id);
    expect(turns.map(({ at }) => at.getUTCSeconds())).toEqual([1, 2, 20, 20]);
    expect(await by('next', '2026-11-22T10:00:30.000Z', ended(4))).toBe(4);
    expect(await state()).toBe('ended');
  });

  it('of an agent that was lost before it could report anything do not count as the latest', async () => {
    const { id, scope } = await newSession();
    const by = (run: string, at: string, ...reports: SessionReport[]) =>
      services.receive(
        scope,
        id,
        reports.map((report) => ({ ...report, at })),
        run,
      );
    await by('next', '2026-11-22T10:00:20.000Z', joined(1));
    await by('lost', '2026-11-22T10:00:01.000Z', joined(1), ended(2, 'provider_error'));
    expect((await services.sessions.get(scope, id))?.status).toBe('active');
  });

  it('of two agents at once are all stored, each once, and add up to what was used, however they come', async () => {
    const used = (agent: number, upTo: number): SessionReport => {
      const base = measured(upTo, upTo);
      if (base.type !== 'metrics') return base;
      const zero = { input_tokens: 0, input_cached_tokens: 0, output_tokens: 0, characters: 0, audio_ms: 0 };
      const usage = [
        {
          ...zero,
          kind: 'llm' as const,
          provider: 'p',
          model: 'm',
          input_tokens: 100 * agent * upTo,
          output_tokens: upTo,
        },
        { ...zero, kind: 'tts' as const, provider: 'p', model: 'm', characters: 10 * upTo, audio_ms: 5 },
        { ...zero, kind: 'stt' as const, provider: 'p', model: 'm', audio_ms: 250 * upTo },
      ];
      return { ...base, metrics: { ...base.metrics, usage } };
    };
    const call = (seq: number): SessionReport => ({
      seq,
      at: AT,
      type: 'tool_call',
      tool_name: 'ask',
      handler_ref: seq % 3 === 0 ? 'knowledge_search' : 'http',
      ok: true,
      duration_ms: 5,
    });
    const said = (agent: number) => [
      joined(1),
      call(2),
      call(3),
      used(agent, 4),
      call(5),
      used(agent, 6),
      call(7),
      used(agent, 8),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(1, 2), fc.nat(7), fc.integer({ min: 1, max: 8 })), { maxLength: 12 }),
        async (deliveries) => {
          const { id, scope, stored } = await newSession();
          const deliver = (agent: number, from: number, count: number) =>
            services.receive(scope, id, said(agent).slice(from, from + count), `run-${agent}`);
          await Promise.all(deliveries.map(([agent, from, count]) => deliver(agent, from, count)));
          await Promise.all([deliver(2, 0, 8), deliver(1, 0, 8), deliver(1, 0, 8)]);
          const { usage } = await services.reader.get(scope, id);
          expect(usage).toEqual({
            llm_input_tokens: 2_400,
            llm_input_cached_tokens: 0,
            llm_output_tokens: 16,
            tts_characters: 160,
            stt_seconds: 4,
            tool_calls: 8,
            searches: 2,
          });
          expect(await stored()).toHaveLength(16);
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);
});
