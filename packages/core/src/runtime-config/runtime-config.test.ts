import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkRuntimeConfig } from './check-runtime-config.ts';
import { runtimeConfigWarnings } from './content-warnings.ts';
import { KNOWN_MODELS } from './known-models.ts';
import { runtimeConfigContentSchema } from './runtime-config.ts';
import { assertRuntimeSupports, runtimeSupport } from './runtime-support.ts';

const llm = { provider: 'openai', model: 'gpt-4o-mini' };
const stt = { provider: 'openai', model: 'whisper-1' };
const tts = { provider: 'openai', model: 'tts-1', voice: 'alloy' };
const realtime = { provider: 'openai', model: 'gpt-realtime' };
const config = (change: object = {}) => runtimeConfigContentSchema.parse({ llm, stt, tts, ...change });
const withRealtime = (change: object = {}) => runtimeConfigContentSchema.parse({ realtime, ...change });

describe('the content of a runtime config', () => {
  it.each([
    ['a provider nobody has', { llm: { provider: 'nobody', model: 'x' } }, 'llm.provider'],
    ['a field of another provider', { stt: { ...stt, keyterms: ['Ada'] } }, 'stt'],
    [
      'a server without https',
      { llm: { ...llm, provider: 'openai_compatible', base_url: 'http://a.example' } },
      'llm.base_url',
    ],
    [
      'a server with a password',
      { llm: { ...llm, provider: 'openai_compatible', base_url: 'https://a:b@c.example' } },
      'llm.base_url',
    ],
    ['a temperature above 2', { llm: { ...llm, temperature: 2.1 } }, 'llm.temperature'],
    ['a stand-in for a stand-in', { llm: { ...llm, fallbacks: [{ ...llm, fallbacks: [] }] } }, 'llm.fallbacks.0'],
    ['a fourth stand-in', { tts: { ...tts, fallbacks: Array.from({ length: 4 }, () => tts) } }, 'tts.fallbacks'],
    ['no language', { stt: { ...stt, language: 'klingon!' } }, 'stt.language'],
    [
      'delays the wrong way round',
      { turn_handling: { endpointing: { min_delay_ms: 900, max_delay_ms: 800 } } },
      'turn_handling.endpointing.max_delay_ms',
    ],
    ['a welcome that says nothing', { welcome_message: { mode: 'say', text: ' ' } }, 'welcome_message.text'],
    ['an account that is no id', { tts: { ...tts, credential_id: 'sk-secret' } }, 'tts.credential_id'],
    [
      'a kind of personal data named twice',
      { safety: { pii_redaction: ['ip_address', 'ip_address'] } },
      'safety.pii_redaction',
    ],
    [
      'a clip nobody has',
      { background_audio: { ambient: { source: 'built_in', clip: 'rain' } } },
      'background_audio.ambient.clip',
    ],
  ])('with %s is refused with its path', (_what, change, path) => {
    const result = runtimeConfigContentSchema.safeParse({ llm, stt, tts, ...change });
    expect(result.error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
  });

  it.each([
    ['no models', runtimeConfigContentSchema.parse({}), 'llm'],
    ['no voice', runtimeConfigContentSchema.parse({ llm, stt }), 'tts'],
    ['two minds', withRealtime({ llm }), 'llm'],
    ['a realtime model that writes for nobody', withRealtime({ realtime: { ...realtime, output: 'text' } }), 'tts'],
    ['two voices', withRealtime({ realtime: { ...realtime, output: 'text', voice: 'marin' }, tts }), 'realtime.voice'],
    [
      'a text that nobody can say',
      withRealtime({ welcome_message: { mode: 'say', text: 'Hello' } }),
      'welcome_message.mode',
    ],
    [
      'turns judged by words that nobody writes down in time',
      withRealtime({ turn_handling: {} }),
      'turn_handling.turn_detection',
    ],
    [
      'turns that no realtime model ends',
      config({ turn_handling: { turn_detection: 'realtime_llm' } }),
      'turn_handling.turn_detection',
    ],
    [
      'turns that no recogniser ends',
      withRealtime({ turn_handling: { turn_detection: 'stt' } }),
      'turn_handling.turn_detection',
    ],
    [
      'words that nobody counts',
      withRealtime({ turn_handling: { turn_detection: 'vad', interruption: { min_words: 2 } } }),
      'turn_handling.interruption.min_words',
    ],
    ['a refusal without words', config({ safety: { blocked_phrases: ['guarantee'] } }), 'safety.refusal_line'],
    [
      'a phrase of nothing but punctuation',
      config({ safety: { blocked_phrases: ['fine', '...'], refusal_line: 'No.' } }),
      'safety.blocked_phrases.1',
    ],
    [
      'a refusal that is refused',
      config({ safety: { blocked_phrases: ['no way'], refusal_line: 'No Way!' } }),
      'safety.refusal_line',
    ],
    [
      'phrases that a speaking model cannot hold back',
      withRealtime({ safety: { blocked_phrases: ['guarantee'], refusal_line: 'No.' } }),
      'realtime.output',
    ],
    [
      'topics that nobody could judge in time',
      withRealtime({ safety: { topics: { deny: ['tax'] }, refusal_line: 'No.' } }),
      'safety.topics',
    ],
    [
      'a topic allowed and denied',
      config({ safety: { topics: { allow: ['tax'], deny: ['tax'] }, refusal_line: 'No.' } }),
      'safety.topics.allow.0',
    ],
    [
      'a term for recordings that are not made',
      config({ retention: { recording_days: 3 } }),
      'retention.recording_days',
    ],
  ])('with %s is unprocessable at that field', (_what, content, path) => {
    expect(() => checkRuntimeConfig(content)).toThrow(
      expect.objectContaining({ code: 'unprocessable', param: `content.${path}` }),
    );
  });

  it.each([
    ['the three models', config()],
    ['a realtime model that speaks', withRealtime()],
    ['a realtime model that writes, and a voice', withRealtime({ realtime: { ...realtime, output: 'text' }, tts })],
    [
      'a realtime model with a welcome of its own',
      withRealtime({ welcome_message: { mode: 'generate', instructions: 'Greet.' } }),
    ],
  ])('with %s is sound', (_what, content) => {
    expect(() => checkRuntimeConfig(content)).not.toThrow();
  });

  it('is the same when it is read again, with every section filled', () => {
    const whole = config({
      turn_handling: {},
      safety: {},
      limits: {},
      recording: {},
      retention: {},
      background_audio: {},
    });
    expect(runtimeConfigContentSchema.parse(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
  });
});

describe('warnings', () => {
  it('name models that nobody knows, in stand-ins too, and refuse nothing', () => {
    const content = config({ llm: { ...llm, model: 'gpt-9', fallbacks: [llm, { ...llm, model: 'gpt-8' }] } });
    const unknown = runtimeConfigWarnings(content).filter(({ code }) => code === 'unknown_model');
    expect(unknown.map(({ path }) => path)).toEqual(['content.llm.model', 'content.llm.fallbacks.1.model']);
    expect(() => checkRuntimeConfig(content)).not.toThrow();
  });

  it('say nothing of models that only the operator of a server can know', () => {
    const own = { ...llm, provider: 'openai_compatible', base_url: 'https://models.example.com/v1', model: 'ours-1' };
    expect(runtimeConfigWarnings(config({ llm: own })).map(({ code }) => code)).not.toContain('unknown_model');
  });

  it('say what a session would be refused for', () => {
    const warned = runtimeConfigWarnings(config({ retention: { transcript_days: 30 }, recording: { enabled: true } }));
    expect(warned).toEqual([
      {
        path: 'content.retention.transcript_days',
        code: 'runtime_feature_unavailable',
        message: expect.stringMatching(/Leave it out\. Sessions with it are refused\.$/),
      },
    ]);
  });

  it('are none for what is known and had', () => {
    const turn_handling = { turn_detection: 'vad', endpointing: { mode: 'dynamic' }, interruption: { min_words: 2 } };
    const limits = { silence_timeout_seconds: 30 };
    expect(runtimeConfigWarnings(config({ turn_handling, limits, recording: {}, safety: {} }))).toEqual([]);
  });

  it('know every provider that can be named, but for the one whose models are its own', () => {
    for (const kind of ['llm', 'stt', 'tts', 'realtime'] as const) {
      const json = z.toJSONSchema(runtimeConfigContentSchema.shape[kind]);
      const named = [...JSON.stringify(json).matchAll(/"const":"([a-z_]+)"/g)].map(([, provider]) => provider ?? '');
      const expected = [...new Set(named)].filter((provider) => provider !== 'openai_compatible');
      expect(Object.keys(KNOWN_MODELS[kind]).sort()).toEqual(expected.sort());
    }
  });
});

describe('what the runtime does not have', () => {
  it.each([
    ['another provider', { stt: { provider: 'google', model: 'chirp_3' } }, 'stt.provider'],
    [
      'a stand-in of another provider',
      { tts: { ...tts, fallbacks: [{ ...tts, provider: 'google' }] } },
      'tts.fallbacks.0.provider',
    ],
    ['a rate that no voice of the provider has', { tts: { ...tts, provider: 'elevenlabs', speed: 2 } }, 'tts.speed'],
    [
      'a rate where the model behind the gateway has none',
      { tts: { ...tts, fallbacks: [{ ...tts, provider: 'livekit_inference', model: 'deepgram/aura-2', speed: 1.1 }] } },
      'tts.fallbacks.0.speed',
    ],
    [
      'words to expect where the model behind the gateway takes none',
      { stt: { provider: 'livekit_inference', model: 'xai/stt-1', keyterms: ['Meyer'] } },
      'stt.keyterms.0',
    ],
    [
      "a sound of the tenant's",
      { background_audio: { thinking: { source: 'file', file_id: 'fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC' } } },
      'background_audio.thinking.source',
    ],
    ['a way to find names', { safety: { pii_redaction: ['ip_address', 'person_name'] } }, 'safety.pii_redaction.1'],
    ['a recording where the stage has no recorder', { recording: { enabled: true } }, 'recording.enabled'],
    ['a term of its own', { retention: { transcript_days: 30 } }, 'retention.transcript_days'],
  ])('%s is refused with its path in the config', (_what, change, path) => {
    let refusal: unknown;
    try {
      assertRuntimeSupports(config(change), { without: ['egress'] });
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({ code: 'runtime_feature_unavailable' });
    const { unavailable } = (refusal as { details: { unavailable: { path: string }[] } }).details;
    expect(unavailable.map((part) => part.path)).toContain(`runtime_config.${path}`);
  });

  it.each<[string, object, string | null]>([
    ['the silence that ends a turn', { endpointing: { min_delay_ms: 300 } }, null],
    ['another judge of pauses', { endpointing: { mode: 'dynamic' } }, 'turn_handling.endpointing.mode'],
    ['nobody interrupting', { interruption: { enabled: false } }, 'turn_handling.interruption.enabled'],
  ])('of turns that a realtime model ends is refused by its path, where it is not had: %s', (_what, change, path) => {
    const turn_handling = { turn_detection: 'realtime_llm', ...change };
    const paths = runtimeConfigWarnings(withRealtime({ turn_handling })).map((warning) => warning.path);
    expect(paths).toEqual(path === null ? [] : [`content.${path}`]);
  });

  it('is a recogniser beside a realtime model, which hears by itself, and a realtime model of Google', () => {
    const stt = { provider: 'openai', model: 'whisper-1' };
    const google = { provider: 'google', model: 'gemini-2.0-flash-live-001' };
    expect(runtimeConfigWarnings(withRealtime({ stt })).map(({ path }) => path)).toEqual(['content.stt']);
    expect(runtimeConfigWarnings(withRealtime({ realtime: google })).map(({ path }) => path)).toEqual([
      'content.realtime.provider',
    ]);
  });

  it('is nothing of the id and version that a resolved config carries', () => {
    const resolved = { ...config(), runtime_config_id: 'rtc_01J9Z3XK5T8Q4V7N2M6R0W1YBC', version: 3 };
    expect(() => assertRuntimeSupports(resolved)).not.toThrow();
  });

  /** Paths of everything that a config can set, as the table writes them. */
  function* pathsOf(named: JsonSchema, defs: JsonSchema['$defs'], path = ''): Generator<string> {
    const schema = named.$ref === undefined ? named : (defs?.[named.$ref.replace('#/$defs/', '')] ?? {});
    const below = (name: string) => (path === '' ? name : `${path}.${name}`);
    const { properties = {}, items, anyOf = [], oneOf = [], allOf = [], prefixItems, additionalProperties } = schema;
    const parts: [string, JsonSchema][] = Object.entries(properties).map(([name, of]) => [below(name), of]);
    if (items !== undefined) parts.push([below('*'), items]);
    if (prefixItems !== undefined || typeof additionalProperties === 'object')
      throw new Error(`a new shape at ${path}`);
    const ways = [...anyOf, ...oneOf, ...allOf];
    for (const way of ways) yield* pathsOf(way, defs, path);
    for (const [at, of] of parts) yield* pathsOf(of, defs, at);
    if (parts.length === 0 && ways.length === 0 && path !== '' && schema.type !== 'null') yield path;
  }
  type JsonSchema = {
    readonly $ref?: string;
    readonly $defs?: Readonly<Record<string, JsonSchema>>;
    readonly type?: string;
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly items?: JsonSchema;
    readonly anyOf?: readonly JsonSchema[];
    readonly oneOf?: readonly JsonSchema[];
    readonly allOf?: readonly JsonSchema[];
    readonly prefixItems?: unknown;
    readonly additionalProperties?: unknown;
  };

  /** Configs may name them; sessions that do are refused in words. */
  const WITHOUT_EFFECT = [
    'background_audio.ambient.file_id',
    'background_audio.thinking.file_id',
    'realtime.temperature',
    'retention.event_days',
    'retention.transcript_days',
  ];

  it('is known: every field of the schema stands in the table, or is one of those that are refused', () => {
    const schema = z.toJSONSchema(runtimeConfigContentSchema, { io: 'input' }) as JsonSchema;
    const fields = [...new Set(pathsOf(schema, schema.$defs))].toSorted();
    expect(fields.length).toBeGreaterThan(50);
    expect([...Object.keys(runtimeSupport), ...WITHOUT_EFFECT].toSorted()).toEqual(fields);
  });
});
