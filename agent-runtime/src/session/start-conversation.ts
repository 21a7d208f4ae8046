import { AutoSubscribe, type JobContext, voice } from '@livekit/agents';
import type { Clock } from '@patchbay/core/kernel';
import { assertRuntimeSupports } from '@patchbay/core/runtime-config';
import type { EndReason } from '@patchbay/core/session-orchestrator';
import type { CallTransfers } from '@patchbay/core/tool-execution';
import type { Logger } from '@patchbay/observability';
import type { ProviderAccess } from '../providers/provider-access.ts';
import type { UnnumberedReport } from '../reports/unnumbered-report.ts';
import { roomPhoneCall } from '../tools/phone/room-phone-call.ts';
import { createSessionTools } from '../tools/session-tools.ts';
import type { CallOut, KnowledgeSearch } from '../tools/tool-handler.ts';
import type { ReadyPlan } from './conversation-plan.ts';
import { renderInstructions } from './instructions.ts';
import { closeRemoteControl } from './remote-control.ts';
import { watchSessionEnd } from './session-end.ts';
import { sessionModels } from './session-models.ts';
import { limitsOf, sessionOptions } from './session-options.ts';
import { createTextInput } from './text-input.ts';
import { createTurnKnowledge } from './turn-knowledge.ts';
import { type AnswerNotice, reportTurns } from './turn-reporter.ts';
import { welcome } from './welcome.ts';

/** Topic of the text stream on which clients get the citations of each answer. */
export const CITATIONS_TOPIC = 'patchbay.citations';

export interface ConversationDeps {
  readonly access: ProviderAccess;
  readonly knowledgeSearch: KnowledgeSearch;
  readonly callOut: CallOut;
  readonly transfers: CallTransfers;
  readonly report: (report: UnnumberedReport) => void;
  readonly log: Logger;
  readonly clock: Clock;
}

/**
 * Joins the room, holds the conversation that the plan describes, and tells when and why it ended.
 *
 * @throws when the config cannot be turned into a session (a tool, a provider or a field that this runtime does not have).
 */
export async function startConversation(
  ctx: JobContext,
  plan: ReadyPlan,
  deps: ConversationDeps,
): Promise<{ ended: Promise<EndReason> }> {
  const { config } = plan;
  const runtime = config.runtime_config;
  // The API refuses such a session already: this is the runtime's own word, for an older one that is deployed.
  assertRuntimeSupports(runtime);
  // Connecting takes a while: the session is put together meanwhile.
  const connected = ctx.connect(undefined, AutoSubscribe.AUDIO_ONLY);
  connected.catch(() => undefined);
  const knowledge = createTurnKnowledge();
  const textInput = createTextInput();
  const session = new voice.AgentSession({
    ...sessionOptions(runtime),
    ...sessionModels(config, deps.access),
  });
  const { end, closed } = watchSessionEnd(session, ctx.room, limitsOf(runtime));
  const tools = createSessionTools(config.tools, {
    report: deps.report,
    log: deps.log,
    context: {
      knowledgeSearch: deps.knowledgeSearch,
      callOut: deps.callOut,
      phoneCall: roomPhoneCall(ctx.room, ctx.job.room?.name ?? '', deps.transfers),
      rememberKnowledge: knowledge.remember,
      endCall: () => end('agent_ended'),
      sayAndEndCall: (text) =>
        session.say(text, { allowInterruptions: false }).addDoneCallback(() => end('agent_ended')),
    },
  });
  const notify = (notice: AnswerNotice) => publish(ctx, notice, deps.log);
  reportTurns(session, { report: deps.report, knowledge, isTyped: textInput.isTyped, notify });

  const instructions = renderInstructions(plan, deps.clock.now());
  const agent = new voice.Agent({ instructions, tools });
  await connected;
  await session.start({
    agent,
    room: ctx.room,
    // Nothing is recorded or uploaded by the framework; what is kept goes through our own reports.
    record: false,
    inputOptions: { textInputCallback: textInput.receive, closeOnDisconnect: true },
  });
  await closeRemoteControl(session);
  deps.report({ type: 'agent_joined', worker_id: ctx.workerId });
  void welcome(session, runtime, () => ctx.waitForParticipant()).catch((error: unknown) =>
    deps.log.warn('no welcome was said', { error }),
  );
  return { ended: closed };
}

function publish(ctx: JobContext, notice: AnswerNotice, log: Logger): void {
  const participant = ctx.room.isConnected ? ctx.room.localParticipant : undefined;
  participant?.sendText(JSON.stringify(notice), { topic: CITATIONS_TOPIC }).catch((error: unknown) => {
    log.warn('citations could not be published', { error });
  });
}
