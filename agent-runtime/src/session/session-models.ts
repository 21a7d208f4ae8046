import type { VAD, voice } from '@livekit/agents';
import type { ResolvedConfig } from '@patchbay/core/config-resolver';
import type { RealtimeConfig, RuntimeConfigContent } from '@patchbay/core/runtime-config';
import { chainLlms } from '../providers/chain/llm-chain.ts';
import type { ProviderDeadlines, ProviderEvents } from '../providers/chain/provider-events.ts';
import { chainRecognisers } from '../providers/chain/stt-chain.ts';
import { chainVoices } from '../providers/chain/tts-chain.ts';
import { createLlm } from '../providers/llm/index.ts';
import type { ProviderAccess, ProviderAccounts, ProviderEntry } from '../providers/provider-access.ts';
import { createRealtime } from '../providers/realtime/index.ts';
import { createStt } from '../providers/stt/index.ts';
import { createTts } from '../providers/tts/index.ts';
import { turnHandlingOf, turnJudgeOf } from './session-options.ts';

/** What making the models of a session needs. */
export interface SessionModelsDeps {
  readonly accounts: ProviderAccounts;
  readonly events: ProviderEvents;
  readonly vad: VAD;
  readonly deadlines?: ProviderDeadlines;
}

type Models = Pick<voice.AgentSessionOptions<unknown>, 'llm' | 'stt' | 'tts'>;

/**
 * Who hears, who thinks and who speaks: the models that a config names, as far as it names them, each with those that
 * stand in for it.
 *
 * @throws AppError where a provider or an account is not to be had.
 */
export async function sessionModels(
  { agent, runtime_config }: Pick<ResolvedConfig, 'agent' | 'runtime_config'>,
  { accounts, events: given, vad, deadlines }: SessionModelsDeps,
): Promise<Models> {
  const { llm, stt, tts, realtime } = runtime_config;
  const events = tellingOnce(given);
  async function createRealtimeModel(content: RuntimeConfigContent, entry: RealtimeConfig) {
    const { endpointing } = turnHandlingOf(content);
    const turn_silence_ms = turnJudgeOf(content) === 'realtime_llm' ? endpointing.min_delay_ms : null;
    const access = await accounts.accessOf('realtime', entry);
    return createRealtime({ ...entry, language: agent.language, turn_silence_ms }, access);
  }
  const [thinks, hears, speaks, converses] = await Promise.all([
    allOf('llm', llm, accounts, createLlm),
    allOf('stt', stt, accounts, (entry, access) => createStt(entry, agent.language, access)),
    allOf('tts', tts, accounts, (entry, access) => createTts(entry, agent.language, access)),
    realtime && createRealtimeModel(runtime_config, realtime),
  ]);
  return {
    ...(converses === undefined ? {} : { llm: converses }),
    ...(thinks === undefined ? {} : { llm: chainLlms(thinks, events, deadlines) }),
    ...(hears === undefined ? {} : { stt: chainRecognisers(hears, vad, events, deadlines) }),
    ...(speaks === undefined ? {} : { tts: chainVoices(speaks, events, deadlines) }),
  };
}

/** A provider that is away fails with every answer: who listens is told once a session, by name. */
function tellingOnce(events: ProviderEvents): ProviderEvents {
  const told = new Set<string>();
  return {
    onFailure(name, { name: type, message }) {
      const provider = `${name.provider} ${name.model}`;
      if (told.has(`${name.kind} ${provider}`)) return;
      told.add(`${name.kind} ${provider}`);
      events.onFailure(name, Object.assign(new Error(`${provider}: ${message}`), { name: type }));
    },
    onExhausted: (kind, error) => events.onExhausted(kind, error),
  };
}

/** The model that a section names and those that stand in for it, in order. */
async function allOf<E extends ProviderEntry, M>(
  section: 'llm' | 'stt' | 'tts',
  config: (E & { readonly fallbacks?: readonly E[] | undefined }) | undefined,
  accounts: ProviderAccounts,
  create: (entry: E, access: ProviderAccess) => Promise<M>,
): Promise<{ provider: string; model: M }[] | undefined> {
  if (config === undefined) return undefined;
  const entries = [config, ...(config.fallbacks ?? [])];
  return Promise.all(
    entries.map(async (entry, index) => {
      const path = index === 0 ? section : `${section}.fallbacks.${index - 1}`;
      return { provider: entry.provider, model: await create(entry, await accounts.accessOf(path, entry)) };
    }),
  );
}
