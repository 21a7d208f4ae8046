import { setTimeout as sleep } from 'node:timers/promises';
import { AutoSubscribe, type JobContext, llm, voice } from '@livekit/agents';
import { RoomEvent } from '@livekit/rtc-node';
import type { ResolvedAgent } from '@patchbay/core/config-resolver';
import { piiMask } from '@patchbay/core/conversation-safety';
import type { Clock } from '@patchbay/core/kernel';
import { assertRuntimeSupports } from '@patchbay/core/runtime-config';
import {
  type CallOut,
  createTurnKnowledge,
  type KnowledgeSearch,
  renderInstructions,
  sessionClientCalls,
  spokenBy,
} from '@patchbay/core/session-tools';
import type { SchemaJudge } from '@patchbay/core/tool-execution';
import type { CommandReader } from '@patchbay/livekit';
import type { Logger } from '@patchbay/observability';
import type { ProviderAccounts } from '../providers/provider-access.ts';
import { reportFigures } from '../reports/figures-so-far.ts';
import { maskedLogger, maskedReport } from '../reports/masked.ts';
import type { UnnumberedReport } from '../reports/unnumbered-report.ts';
import type { AskForTransfer } from '../tools/agent-transfer.ts';
import { awaitedTransfer } from '../tools/awaited-transfer.ts';
import { roomClientApp } from '../tools/room-client-app.ts';
import { roomPhoneCall } from '../tools/room-phone-call.ts';
import { createSessionTools } from '../tools/session-tools.ts';
import { playBackground } from './background-audio.ts';
import { obeyCommands } from './call-commands.ts';
import { callHold, holdMusic } from './call-hold.ts';
import { type AgentFor, beginningOf, conversationAgents } from './conversation-agents.ts';
import type { ReadyPlan } from './conversation-plan.ts';
import { farewellOnShutdown } from './farewell.ts';
import { handOver, isSomeoneIn } from './hand-over.ts';
import { isPickedUp } from './phone-answer.ts';
import { providerFailure } from './provider-failure.ts';
import { closeRemoteControl } from './remote-control.ts';
import { type JobEnd, watchSessionEnd } from './session-end.ts';
import { sessionGuard, withTopics } from './session-guard.ts';
import { measureSession } from './session-metrics.ts';
import { sessionModels } from './session-models.ts';
import { limitsOf, sessionOptions, sessionTurnHandling } from './session-options.ts';
import { createSpeechDetection } from './speech-detection.ts';
import { boundTextStreams, createTextInput } from './text-input.ts';
import { type AnswerNotice, reportTurns } from './turn-reporter.ts';
import { createGreetingJudge } from './voicemail-judge.ts';
import { listenToGreeting } from './voicemail-listener.ts';
import { voicemailMessage } from './voicemail-message.ts';
import { beginByListening } from './voicemail-policy.ts';
import { resume, welcome } from './welcome.ts';

/** Topic of the text stream on which clients get the citations of each answer. */
export const CITATIONS_TOPIC = 'patchbay.citations';

export interface ConversationDeps {
  readonly accounts: ProviderAccounts;
  /** Search in the knowledge of one of the session's agents. */
  readonly knowledgeSearch: (knowledge: ResolvedAgent['knowledge']) => KnowledgeSearch;
  readonly callOut: CallOut;
  /** Has the phone call handed over. */
  readonly transfer: AskForTransfer;
  readonly readCommand: CommandReader;
  /** Judges what the end user's app is asked and answers. */
  readonly judge: SchemaJudge;
  readonly report: (report: UnnumberedReport) => void;
  readonly log: Logger;
  readonly clock: Clock;
  /** Asks for an agent of another worker, once what was said is reported. */
  readonly askForAnother: () => Promise<void>;
  readonly hand_over_ms: number;
  /** Longest time for a good-bye when the worker has to go. */
  readonly farewell_ms: number;
}

/**
 * Joins the room, holds the conversation that the plan describes, and tells when and why it ended.
 *
 * @throws when the config cannot be turned into a session (a tool, a provider or a field that this runtime does not have).
 */
export async function startConversation(
  ctx: JobContext,
  plan: ReadyPlan,
  given: ConversationDeps,
): Promise<{ ended: Promise<JobEnd> }> {
  const { config } = plan;
  const begins = beginningOf(plan);
  const runtime = begins.runtime_config;
  // The API refuses such a session already: this is the runtime's own word, for an older one that is deployed.
  const parts = [config, ...(config.agents ?? [])];
  for (const part of parts) assertRuntimeSupports(part.runtime_config);
  const deps = withMask(given, parts);
  // Connecting takes a while: the session is put together meanwhile.
  const connected = ctx.connect(undefined, AutoSubscribe.AUDIO_ONLY);
  connected.catch(() => undefined);
  const knowledge = createTurnKnowledge();
  const textInput = createTextInput();
  boundTextStreams(ctx.room);
  const failure = providerFailure({
    language: begins.agent.language,
    onEnd: () => end('provider_error'),
    report: deps.report,
    log: deps.log,
  });
  const options = sessionOptions(runtime);
  const modelDeps = {
    accounts: deps.accounts,
    events: failure,
    vad: options.vad ?? createSpeechDetection(),
  };
  const session = new voice.AgentSession({ ...options, ...(await sessionModels(begins, modelDeps)) });
  const { end, endByWorker, closed } = watchSessionEnd(session, ctx.room, {
    ...limitsOf(config.runtime_config),
    is_resumed: plan.turns.length > 0,
  });
  failure.watch(session);
  farewellOnShutdown(session, {
    language: begins.agent.language,
    within_ms: deps.farewell_ms,
    isSomeoneThere: () => isSomeoneIn(ctx.room),
    handOver: () =>
      handOver(ctx.room, {
        ask: deps.askForAnother,
        within_ms: deps.hand_over_ms,
        onLate: () => end('handed_over'),
      }),
    onHandedOver: () => end('handed_over'),
    onEnd: endByWorker,
    log: deps.log,
  });
  const meter = measureSession(session);
  /** A model that judges beside the conversation; null where the one that speaks is the only one. */
  const judgeOf = async (part: ResolvedAgent): Promise<llm.LLM | null> => {
    const { stt: _stt, tts: _tts, ...mind } = part.runtime_config;
    const quiet = { onFailure: () => undefined, onExhausted: () => undefined };
    const models = await sessionModels({ agent: part.agent, runtime_config: mind }, { ...modelDeps, events: quiet });
    return models.llm instanceof llm.LLM ? models.llm.on('metrics_collected', meter.collect) : null;
  };
  const guardOf = (part: ResolvedAgent) =>
    sessionGuard(part.runtime_config, {
      report: deps.report,
      judgeModel: async () => {
        const judge = await judgeOf(part);
        if (judge === null) throw new Error('topics are judged by a language model, and there is none');
        return judge;
      },
    });
  const room_name = ctx.job.room?.name ?? '';
  const music = holdMusic(ctx.room, session);
  const hold = callHold(ctx.room, { session, language: begins.agent.language, music, log: deps.log });
  // After what ends the session: whoever is told then is not heard any more.
  ctx.room.on(RoomEvent.Disconnected, hold.over);
  const phone = roomPhoneCall(ctx.room, awaitedTransfer(deps.transfer, hold));
  const toolsOf = (part: ResolvedAgent, agentFor: AgentFor) =>
    createSessionTools(part.tools, {
      report(report) {
        if (report.type === 'tool_call') meter.toolRan(report.duration_ms);
        deps.report(report);
      },
      log: deps.log,
      agentFor,
      context: {
        knowledgeSearch: deps.knowledgeSearch(part.knowledge),
        callOut: deps.callOut,
        callClient: sessionClientCalls(roomClientApp(ctx.room), deps.judge),
        phoneCall: phone,
        keysPressed: (count) => deps.report({ type: 'keys_pressed', count }),
        rememberKnowledge: knowledge.remember,
        sleep,
        endCall: () => end('agent_ended'),
        sayAndEndCall: (text) => sayLast(session, text).addDoneCallback(() => end('agent_ended')),
      },
    });
  const agents = conversationAgents(plan, {
    session,
    joined: () => ctx.waitForParticipant(),
    report: deps.report,
    log: deps.log,
    make: async (part, agentFor) => ({
      instructions: withTopics(renderInstructions(spokenBy(part, plan), deps.clock.now()), part.runtime_config),
      guard: await guardOf(part),
      tools: toolsOf(part, agentFor),
      // The agent that begins has the models of the session itself.
      ...(part === begins
        ? {}
        : { ...(await sessionModels(part, modelDeps)), turnHandling: sessionTurnHandling(part.runtime_config) }),
    }),
  });
  const notify = (notice: AnswerNotice) => publish(ctx, notice, deps.log);
  reportTurns(session, {
    report: deps.report,
    knowledge,
    agentId: agents.currentId,
    isTyped: textInput.isTyped,
    latencyOf: meter.turnAdded,
    notify,
  });

  const agent = await agents.first();
  await connected;
  const reportJoined = () => deps.report({ type: 'agent_joined', worker_id: ctx.workerId });
  const isPhone = plan.channel === 'phone';
  const { voicemail } = plan;
  const mind = voicemail === undefined || !isFresh(plan) ? null : await judgeOf(begins);
  if (isPhone) {
    reportJoined();
    if (!(await isPickedUp(ctx.room))) return { ended: Promise.resolve('call_not_answered') };
  }
  await session.start({
    agent,
    room: ctx.room,
    // Nothing is recorded or uploaded by the framework; what is kept goes through our own reports.
    record: false,
    inputOptions: { textInputCallback: textInput.receive, closeOnDisconnect: true },
  });
  const joined = () => ctx.waitForParticipant();
  const greet = () => welcome(session, runtime, joined);
  const listening =
    voicemail === undefined || !isFresh(plan)
      ? null
      : beginByListening({
          session,
          listener: listenToGreeting(session, mind === null ? null : createGreetingJudge(mind)),
          policy: voicemail.policy,
          hasWelcome: runtime.welcome_message !== undefined,
          onDetected: (answered_by) => deps.report({ type: 'callee_detected', answered_by }),
          welcome: greet,
          async leaveMessage() {
            const to = spokenBy(begins, plan);
            const text = voicemailMessage(voicemail.message, runtime.welcome_message, to, deps.clock.now());
            await sayLast(session, text).waitForPlayout();
          },
          hangUp: () => end('voicemail'),
        });
  await closeRemoteControl(session);
  if (isPhone) {
    obeyCommands(ctx.room, { session, room_name, read: deps.readCommand, phone, hold, log: deps.log });
  }
  if (!isPhone) reportJoined();
  playBackground(session, ctx.room, runtime).catch((error: unknown) =>
    deps.log.warn('no background sound is played', { error }),
  );
  void ctx.waitForParticipant().then(meter.started, () => undefined);
  const begun =
    plan.only_says !== undefined
      ? joined().then(() => sayLast(session, plan.only_says ?? '').addDoneCallback(() => end('agent_ended')))
      : plan.turns.length > 0
        ? resume(session, begins.agent.language, joined)
        : (listening ?? greet());
  void begun.catch((error: unknown) => deps.log.warn('no welcome was said', { error }));
  const endFigures = reportFigures({ read: meter.read, report: deps.report });
  const ended = closed.then((reason) => {
    endFigures();
    return reason;
  });
  return { ended };
}

/** Whether nobody has talked to whoever is here, and somebody is to. */
function isFresh({ turns, only_says }: ReadyPlan): boolean {
  return turns.length === 0 && only_says === undefined;
}

/** A realtime model that speaks itself has no other voice: it is asked to say the text. */
function sayLast(session: voice.AgentSession, text: string): voice.SpeechHandle {
  const hasVoice = (session.currentAgent.tts ?? session.tts) !== undefined;
  const mind = session.currentAgent.llm ?? session.llm;
  if (hasVoice || !(mind instanceof llm.RealtimeModel)) {
    return session.say(text, { allowInterruptions: false });
  }
  return session.generateReply({ instructions: `Say exactly this, and nothing else: ${text}` });
}

/** What is kept of the conversation, without the personal data that the config of any of its agents names. */
function withMask(deps: ConversationDeps, parts: readonly ResolvedAgent[]): ConversationDeps {
  const mask = piiMask([...new Set(parts.flatMap(({ runtime_config }) => runtime_config.safety?.pii_redaction ?? []))]);
  if (mask === null) return deps;
  return {
    ...deps,
    report: (report) => deps.report(maskedReport(report, mask)),
    log: maskedLogger(deps.log, mask),
  };
}

function publish(ctx: JobContext, notice: AnswerNotice, log: Logger): void {
  const participant = ctx.room.isConnected ? ctx.room.localParticipant : undefined;
  participant?.sendText(JSON.stringify(notice), { topic: CITATIONS_TOPIC }).catch((error: unknown) => {
    log.warn('citations could not be published', { error });
  });
}
