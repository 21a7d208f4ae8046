/** Kinds of models that a runtime config names. */
export type ModelKind = 'llm' | 'stt' | 'tts' | 'realtime';

/**
 * Models by kind and provider, as the plugins of @livekit/agents 1.9 and the providers' documentation list them. Data,
 * not law: another name is a warning, since providers add models faster than anyone lists them. A provider without a
 * list (`openai_compatible`) has models that nobody here can know.
 */
export const KNOWN_MODELS: Readonly<Record<ModelKind, Readonly<Record<string, readonly string[]>>>> = {
  llm: {
    openai: [
      ...['gpt-5.4', 'gpt-5.4-mini', 'gpt-5.3-chat-latest', 'gpt-5.2', 'gpt-5.2-chat-latest', 'gpt-5.1'],
      ...['gpt-5.1-chat-latest', 'gpt-5', 'gpt-5-mini', 'gpt-5-nano', 'gpt-4.1', 'gpt-4.1-mini', 'gpt-4.1-nano'],
      ...['gpt-4o', 'gpt-4o-2024-05-13', 'gpt-4o-mini', 'gpt-4o-mini-2024-07-18', 'gpt-4-turbo', 'gpt-4'],
    ],
    google: [
      ...['gemini-3.5-flash', 'gemini-3.1-pro', 'gemini-3.1-flash-lite', 'gemini-3-flash', 'gemini-2.5-pro'],
      ...['gemini-2.5-flash', 'gemini-2.5-flash-lite', 'gemini-2.0-flash', 'gemini-2.0-flash-lite'],
    ],
    livekit_inference: [
      ...['openai/gpt-5.5', 'openai/gpt-5.4', 'openai/gpt-5.4-mini', 'openai/gpt-5.4-nano', 'openai/gpt-5.2'],
      ...['openai/gpt-5.3-chat-latest', 'openai/gpt-5.2-chat-latest', 'openai/gpt-5.1', 'openai/gpt-5.1-chat-latest'],
      ...['openai/gpt-5', 'openai/gpt-5-mini', 'openai/gpt-5-nano', 'openai/gpt-4.1', 'openai/gpt-4.1-mini'],
      ...['openai/gpt-4.1-nano', 'openai/gpt-4o', 'openai/gpt-4o-mini', 'openai/chat-latest', 'openai/gpt-oss-120b'],
      ...['google/gemini-3.1-pro', 'google/gemini-3-flash', 'google/gemini-3.1-flash-lite', 'google/gemini-3.5-flash'],
      ...['google/gemini-2.5-pro', 'google/gemini-2.5-flash', 'google/gemini-2.5-flash-lite'],
      ...['moonshotai/kimi-k2.5', 'moonshotai/kimi-k2.6', 'deepseek-ai/deepseek-v3', 'deepseek-ai/deepseek-v3.2'],
      ...['zai/glm-5.1', 'xai/grok-4-1-fast-non-reasoning', 'xai/grok-4-1-fast-reasoning', 'xai/grok-4.3'],
      ...['xai/grok-4.20-0309-non-reasoning', 'xai/grok-4.20-0309-reasoning', 'xai/grok-4.20-multi-agent-0309'],
      'xai/grok-4.5',
    ],
  },
  stt: {
    openai: [
      ...['whisper-1', 'gpt-4o-transcribe', 'gpt-4o-mini-transcribe', 'gpt-transcribe', 'gpt-live-transcribe'],
      'gpt-realtime-whisper',
    ],
    deepgram: [
      ...['nova-3', 'nova-3-general', 'nova-3-medical', 'nova-2', 'nova-2-general', 'nova-2-medical'],
      ...['nova-2-phonecall', 'nova-2-conversationalai', 'flux-general', 'flux-general-en', 'flux-general-multi'],
    ],
    google: ['chirp_3', 'chirp_2', 'chirp', 'latest_long', 'latest_short', 'telephony', 'telephony_short'],
    livekit_inference: [
      ...['auto', 'deepgram/nova-3', 'deepgram/nova-3-medical', 'deepgram/nova-2', 'deepgram/nova-2-medical'],
      ...['deepgram/nova-2-conversationalai', 'deepgram/nova-2-phonecall', 'deepgram/flux-general'],
      ...['deepgram/flux-general-en', 'deepgram/flux-general-multi', 'cartesia/ink-whisper', 'cartesia/ink-2'],
      ...['assemblyai/universal-streaming', 'assemblyai/universal-streaming-multilingual', 'assemblyai/u3-rt-pro'],
      ...['assemblyai/universal-3-5-pro', 'xai/stt-1', 'speechmatics/enhanced', 'speechmatics/standard'],
      ...['speechmatics/linden-1', 'inworld/inworld-stt-1', 'google/gemini-3.5-transcribe-live'],
    ],
  },
  tts: {
    openai: ['tts-1', 'tts-1-hd', 'gpt-4o-mini-tts'],
    elevenlabs: [
      ...['eleven_v3', 'eleven_multilingual_v2', 'eleven_turbo_v2_5', 'eleven_turbo_v2', 'eleven_flash_v2_5'],
      'eleven_flash_v2',
    ],
    cartesia: ['sonic-3.5', 'sonic-3', 'sonic-2', 'sonic-turbo', 'sonic', 'sonic-3-latest', 'sonic-latest'],
    google: ['chirp_3', 'gemini-2.5-flash-tts', 'gemini-2.5-pro-tts', 'gemini-2.5-flash-lite-preview-tts'],
    livekit_inference: [
      ...['cartesia/sonic-3.5', 'cartesia/sonic-3', 'cartesia/sonic-2', 'cartesia/sonic-turbo', 'cartesia/sonic'],
      ...['cartesia/sonic-3-latest', 'cartesia/sonic-latest', 'deepgram/aura', 'deepgram/aura-2', 'xai/tts-1'],
      ...['inworld/inworld-tts-2', 'inworld/inworld-tts-1.5-max', 'inworld/inworld-tts-1.5-mini'],
      ...['inworld/inworld-tts-1.5', 'inworld/inworld-tts-1-max', 'inworld/inworld-tts-1', 'rime/coda'],
      ...['rime/mistv2', 'rime/mistv3', 'rime/mist', 'fishaudio', 'fishaudio/s2.1-pro', 'fishaudio/s2.1-pro-free'],
      'fishaudio/s2-pro',
    ],
  },
  realtime: {
    openai: ['gpt-realtime', 'gpt-realtime-mini', 'gpt-4o-realtime-preview', 'gpt-4o-mini-realtime-preview'],
    google: ['gemini-2.5-flash-native-audio-preview-12-2025', 'gemini-2.0-flash-live-001', 'gemini-live-2.5-flash'],
  },
};
