import { MASKED_PII_KINDS } from '../conversation-safety/index.ts';
import { AppError } from '../kernel/index.ts';
import type { ContentWarning } from '../versioned-registry/index.ts';
import { providerLimits } from './provider-limits.ts';
import type { RuntimeConfigContent } from './runtime-config.ts';

/** What the runtime does with a field: all of its values have their effect, or these alone. */
type Support = 'any' | readonly (string | boolean | number)[];

/** Fields that a model and each of its stand-ins have alike. */
const ACCOUNT = { credential_id: 'any', base_url: 'any' } as const;
const LLM = {
  provider: ['openai', 'openai_compatible', 'google', 'livekit_inference'],
  model: 'any',
  temperature: 'any',
  max_tokens: 'any',
  ...ACCOUNT,
} as const;
/** Of `google` there is none: the plugin for @livekit/agents 1.9 only has a beta of Gemini, without language. */
const STT = {
  provider: ['openai', 'openai_compatible', 'deepgram', 'livekit_inference'],
  model: 'any',
  language: 'any',
  prompt: 'any',
  'keyterms.*': 'any',
  ...ACCOUNT,
} as const;
/** Of `google` there is none: the plugin for @livekit/agents 1.9 only has a beta of Gemini, without speed. */
const TTS = {
  provider: ['openai', 'openai_compatible', 'elevenlabs', 'cartesia', 'livekit_inference'],
  model: 'any',
  voice: 'any',
  speed: 'any',
  language: 'any',
  ...ACCOUNT,
} as const;

const SOUND = { source: ['built_in'], clip: 'any', volume: 'any' } as const;

/**
 * What the agent runtime of this release does, by path in a runtime config (`*` for any place in a list). A path that
 * is missing here has no effect yet: configs may name it, sessions that do are refused (`assertRuntimeSupports`). A new
 * field of the schema is therefore refused until the runtime has it and its line stands here.
 *
 * A realtime model has no stand-ins: where it is gone, the session ends. What it says is sound before it is text, so that
 * `checkRuntimeConfig` refuses forbidden phrases where it speaks itself, and topics in any case.
 */
export const runtimeSupport: Readonly<Record<string, Support>> = {
  ...under('llm', LLM),
  ...under('llm.fallbacks.*', LLM),
  ...under('stt', STT),
  ...under('stt.fallbacks.*', STT),
  ...under('tts', TTS),
  ...under('tts.fallbacks.*', TTS),
  // Of `google` there is none yet: its plugin has another turn and tool protocol.
  'realtime.provider': ['openai'],
  'realtime.model': 'any',
  'realtime.output': 'any',
  'realtime.voice': 'any',
  'realtime.speed': 'any',
  'realtime.credential_id': 'any',
  'turn_handling.turn_detection': ['turn_detector', 'vad', 'realtime_llm'],
  'turn_handling.endpointing.mode': 'any',
  'turn_handling.endpointing.min_delay_ms': 'any',
  'turn_handling.endpointing.max_delay_ms': 'any',
  'turn_handling.interruption.enabled': 'any',
  'turn_handling.interruption.mode': ['vad'],
  'turn_handling.interruption.min_duration_ms': 'any',
  'turn_handling.interruption.min_words': 'any',
  'turn_handling.interruption.resume_false_interruption': 'any',
  'welcome_message.mode': 'any',
  'welcome_message.text': 'any',
  'welcome_message.instructions': 'any',
  'welcome_message.interruptible': 'any',
  'welcome_message.delay_ms': 'any',
  ...under('background_audio.ambient', SOUND),
  ...under('background_audio.thinking', SOUND),
  'safety.topics.allow.*': 'any',
  'safety.topics.deny.*': 'any',
  'safety.blocked_phrases.*': 'any',
  'safety.pii_redaction.*': MASKED_PII_KINDS,
  'safety.refusal_line': 'any',
  'limits.max_duration_seconds': 'any',
  'limits.silence_timeout_seconds': 'any',
  'limits.max_concurrent_sessions': 'any',
  'limits.max_tool_steps': 'any',
  'recording.enabled': 'any',
  'recording.kind': 'any',
  'retention.recording_days': 'any',
};

/** Services beside the runtime that a stage may be without. */
type OutsideService = 'egress';

/** Which values of which fields need one, and what to tell where it is missing. */
const OUTSIDE: readonly { readonly path: string; value: unknown; service: OutsideService; readonly message: string }[] =
  [
    {
      path: 'recording.enabled',
      value: true,
      service: 'egress',
      message:
        'This stage has no LiveKit Egress (recording_egress), so that nothing can be recorded. Leave recording.enabled out.',
    },
  ];

/** Why a field has some of its values only, where a user could wonder. */
const REASONS: Readonly<Record<string, string>> = {
  'background_audio.ambient.source': 'Files hold documents: no sound can be uploaded.',
  'background_audio.thinking.source': 'Files hold documents: no sound can be uploaded.',
  'safety.pii_redaction.*': 'Names of persons and postal addresses have no form by which they could be found.',
};

function under(section: string, fields: Readonly<Record<string, Support>>): Record<string, Support> {
  return Object.fromEntries(Object.entries(fields).map(([field, support]) => [`${section}.${field}`, support]));
}

/** A content as it is written, or as a resolved config has it. */
type StoredContent = RuntimeConfigContent & { readonly runtime_config_id?: string; readonly version?: number };

/** A part of a config that would have no effect. */
interface Unavailable {
  /** Path of the field in the config. */
  readonly path: string;
  readonly message: string;
}

type Leaf = readonly [path: string, value: string | number | boolean];

function* leavesOf(value: unknown, path: string): Generator<Leaf> {
  if (value === undefined || value === null) return;
  if (typeof value !== 'object') {
    yield [path, value as Leaf[1]];
    return;
  }
  for (const [key, member] of Object.entries(value)) yield* leavesOf(member, `${path}.${key}`);
}

/** Everything in a config that the runtime of this release would have to ignore. */
function unavailableParts(config: RuntimeConfigContent, without: readonly OutsideService[] = []): Unavailable[] {
  const parts: Unavailable[] = [];
  // A stored config carries its id and version too: they configure nothing.
  const { runtime_config_id: _id, version: _version, ...content }: StoredContent = config;
  for (const [path, value] of Object.entries(content).flatMap(([section, part]) => [...leavesOf(part, section)])) {
    const field = path.replaceAll(/\.\d+(?=\.|$)/g, '.*');
    const support = runtimeSupport[field];
    const needed = OUTSIDE.find((need) => need.path === field && need.value === value);
    if (needed !== undefined && without.includes(needed.service)) parts.push({ path, message: needed.message });
    if (support === 'any' || support?.includes(value)) continue;
    const fix = support === undefined ? 'Leave it out' : `Use ${support.map((word) => String(word)).join(' or ')}`;
    const what = support === undefined ? path : `${path} ${String(value)}`;
    const reason = REASONS[field] === undefined ? '' : ` ${REASONS[field]}`;
    parts.push({ path, message: `The agent runtime of this release does not have ${what}. ${fix}.${reason}` });
  }
  return [...parts, ...providerLimits(config)];
}

/** The same as warnings, for those who write and publish configs. */
export function supportWarnings(content: RuntimeConfigContent): ContentWarning[] {
  return unavailableParts(content).map(({ path, message }) => ({
    path: `content.${path}`,
    code: 'runtime_feature_unavailable',
    message: `${message} Sessions with it are refused.`,
  }));
}

/**
 * Lets only configs through that the runtime carries out completely: a session that would run otherwise than it was
 * configured is not started.
 *
 * @throws AppError `runtime_feature_unavailable` with the path of the first part, and all of them in
 * details.unavailable.
 *
 * @param where Services that this stage is `without` (the runtime itself leaves that to who started the session), and
 * the path `at` which the config stands in the resolved one, where it is another agent's.
 */
export function assertRuntimeSupports(
  config: RuntimeConfigContent,
  { without = [], at = 'runtime_config' }: { readonly without?: readonly OutsideService[]; readonly at?: string } = {},
): void {
  const unavailable = unavailableParts(config, without);
  const [first] = unavailable;
  if (first === undefined) return;
  throw new AppError('runtime_feature_unavailable', {
    message: first.message,
    param: `${at}.${first.path}`,
    details: {
      unavailable: unavailable.slice(0, 20).map(({ path, message }) => ({ path: `${at}.${path}`, message })),
    },
  });
}
