import { readFile } from 'node:fs/promises';
import { initializeLogger, type stt } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';
import { KNOWN_MODELS, runtimeConfigContentSchema, runtimeSupport } from '@patchbay/core/runtime-config';
import { beforeAll, describe, expect, it } from 'vitest';
import { broken, providerOf } from '../providers/chain/chain.fixtures.ts';
import { llmFactories } from '../providers/llm/index.ts';
import { sttFactories } from '../providers/stt/index.ts';
import { ttsFactories } from '../providers/tts/index.ts';
import { sessionModels } from './session-models.ts';
import { createSpeechDetection } from './speech-detection.ts';

const deps = {
  accounts: { accessOf: async () => ({ base_url: 'http://127.0.0.1:9/v1', api_key: 'key' }) },
  events: { onFailure: () => undefined, onExhausted: () => undefined },
  vad: createSpeechDetection(),
};
const agent = { agent_id: 'agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC', version: 1, name: 'Robin', language: 'de' };
const pinned = { runtime_config_id: 'rtc_01J9Z3XK5T8Q4V7N2M6R0W1YBC', version: 1 };
const configOf = (content: object) => ({
  agent,
  runtime_config: { ...runtimeConfigContentSchema.parse(content), ...pinned },
});

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));

describe('the models of a session', () => {
  it('are those that the config names, and no others', async () => {
    const models = await sessionModels(
      configOf({ llm: { provider: 'openai', model: 'gpt-x' }, stt: { provider: 'openai', model: 'rec-1' } }),
      deps,
    );
    expect(Object.keys(models).sort()).toEqual(['llm', 'stt']);
    expect(models.llm).toHaveProperty('model', 'gpt-x');
    expect(models.stt).toHaveProperty('model', 'rec-1');
  });

  it.each([
    ['stt', { stt: { provider: 'google', model: 'chirp_3' } }],
    ['tts', { tts: { provider: 'google', model: 'chirp_3', voice: 'v' } }],
  ])('of a provider that this build does not have are refused by name: %s', async (section, content) => {
    await expect(sessionModels(configOf(content), deps)).rejects.toThrow(
      expect.objectContaining({ code: 'runtime_feature_unavailable', param: `runtime_config.${section}.provider` }),
    );
  });

  it('are used with the account of each entry, and each that fails is told of once, by name', async () => {
    const asked: unknown[] = [];
    const { http } = await providerOf(broken);
    const told: string[] = [];
    const content = {
      stt: {
        ...{ provider: 'openai', model: 'rec-1', credential_id: 'crd_01J9Z3XK5T8Q4V7N2M6R0W1YBC' },
        fallbacks: [{ provider: 'openai', model: 'rec-2' }],
      },
    };
    const models = await sessionModels(configOf(content), {
      ...deps,
      accounts: {
        async accessOf(path, entry) {
          asked.push([path, entry.credential_id]);
          return { base_url: `${http}/v1`, api_key: 'key' };
        },
      },
      events: { onFailure: (_name, error) => void told.push(error.message), onExhausted: () => undefined },
    });
    expect(asked).toEqual([
      ['stt', 'crd_01J9Z3XK5T8Q4V7N2M6R0W1YBC'],
      ['stt.fallbacks.0', undefined],
    ]);
    const silence = new AudioFrame(new Int16Array(4_800), 24_000, 1, 4_800);
    for (let i = 0; i < 2; i += 1) await expect((models.stt as stt.STT).recognize(silence)).rejects.toThrow();
    expect(told).toEqual([expect.stringMatching(/^openai rec-1: /), expect.stringMatching(/^openai rec-2: /)]);
  });

  it('can be of every provider that is said to be supported, and of no other', () => {
    expect(runtimeSupport['llm.provider']).toEqual(Object.keys(llmFactories));
    expect(runtimeSupport['stt.provider']).toEqual(Object.keys(sttFactories));
    expect(runtimeSupport['tts.provider']).toEqual(Object.keys(ttsFactories));
  });

  it('are known as the framework in use lists them', async () => {
    const listed = async (specifier: string, type: string) => {
      const text = await readFile(
        new URL(import.meta.resolve(specifier)).pathname.replace(/dist\/.*/, 'dist/') + type.split('#')[0],
        'utf8',
      );
      const declared = new RegExp(`export type ${type.split('#')[1]} = ([^;]+);`).exec(text)?.[1] ?? '';
      return [...declared.matchAll(/'([^']+)'/g)].map(([, name]) => name ?? '');
    };
    const agents = (file: string) => listed('@livekit/agents', file);
    for (const type of ['OpenAIModels', 'GoogleModels', 'MoonshotModels', 'DeepSeekModels', 'ZAIModels', 'XAIModels']) {
      const names = await agents(`inference/llm.d.ts#${type}`);
      expect(names.length).toBeGreaterThan(0);
      expect(KNOWN_MODELS.llm['livekit_inference']).toEqual(expect.arrayContaining(names));
    }
    for (const type of ['DeepgramModels', 'CartesiaModels', 'AssemblyaiModels', 'SpeechmaticsModels']) {
      expect(KNOWN_MODELS.stt['livekit_inference']).toEqual(
        expect.arrayContaining(await agents(`inference/stt.d.ts#${type}`)),
      );
    }
    for (const type of ['CartesiaModels', 'InworldModels', 'RimeModels', 'DeepgramTTSModels']) {
      expect(KNOWN_MODELS.tts['livekit_inference']).toEqual(
        expect.arrayContaining(await agents(`inference/tts.d.ts#${type}`)),
      );
    }
    expect(KNOWN_MODELS.tts['openai']).toEqual(await listed('@livekit/agents-plugin-openai', 'models.d.ts#TTSModels'));
  });
});
