import type { RuntimeConfigContent } from './runtime-config.ts';
import { turnHandlingSchema } from './sections/turn-handling.ts';

/** A voice where a config names it. */
interface NamedVoice {
  readonly provider: string;
  readonly model: string;
  readonly speed?: number | undefined;
}

/** A recogniser where a config names it. */
interface NamedRecogniser {
  readonly provider: string;
  readonly model: string;
  readonly keyterms?: readonly string[] | undefined;
}

/** A field that one provider has and another, or one of its models, would have to ignore or refuse. */
interface Limit {
  readonly path: string;
  readonly message: string;
}

/** Slowest and fastest rate that a provider takes, as its documentation says; the others take what the schema does. */
const SPEEDS: Readonly<Record<string, readonly [slowest: number, fastest: number]>> = {
  elevenlabs: [0.7, 1.2],
  cartesia: [0.6, 1.5],
};

/** Makers behind LiveKit's gateway whose voices have a rate, and whose recognisers take words to expect. */
const GATEWAY_SPEED = /^(cartesia|inworld|xai|fishaudio)(\/|$)/;
const GATEWAY_KEYTERMS = /^(deepgram|assemblyai|speechmatics)\/(?!linden-1)/;

/** What the support table, which knows paths alone, cannot say: fields by provider. */
export function providerLimits(content: RuntimeConfigContent): Limit[] {
  const { stt, tts } = content;
  return [
    ...realtimeLimits(content),
    ...chain('tts', tts).flatMap(([path, voice]) => speedLimit(path, voice)),
    ...chain('stt', stt).flatMap(([path, recogniser]) => keytermLimit(path, recogniser)),
  ];
}

function chain<E>(section: string, first: (E & { readonly fallbacks?: readonly E[] | undefined }) | undefined) {
  if (first === undefined) return [];
  const standIns = (first.fallbacks ?? []).map((entry, index): [string, E] => [`${section}.fallbacks.${index}`, entry]);
  return [[section, first] as [string, E], ...standIns];
}

/**
 * A realtime model hears by itself, and where it ends turns too, the session has no say in when and whether it is
 * interrupted: of `turn_handling` it takes the silence that ends a turn alone.
 */
function realtimeLimits({ realtime, stt, turn_handling }: RuntimeConfigContent): Limit[] {
  if (realtime === undefined) return [];
  const limits: Limit[] = [];
  if (stt !== undefined) limits.push({ path: 'stt', message: 'A realtime model hears by itself. Leave stt out.' });
  if ('speed' in realtime && (realtime.speed ?? 1) > 1.5) {
    limits.push({ path: 'realtime.speed', message: 'Realtime models speak at rates of at most 1.5.' });
  }
  if (turn_handling?.turn_detection !== 'realtime_llm') return limits;
  const { endpointing, interruption } = turnHandlingSchema.parse({});
  const preset = { endpointing, interruption };
  for (const section of ['endpointing', 'interruption'] as const) {
    for (const [name, value] of Object.entries(turn_handling[section])) {
      if (name === 'min_delay_ms' || value === Reflect.get(preset[section], name)) continue;
      const path = `turn_handling.${section}.${name}`;
      limits.push({ path, message: `${path} is the realtime model's own. Leave it out, or let vad end turns.` });
    }
  }
  return limits;
}

function speedLimit(at: string, { provider, model, speed }: NamedVoice): Limit[] {
  if (speed === undefined) return [];
  const path = `${at}.speed`;
  if (provider === 'livekit_inference' && !GATEWAY_SPEED.test(model)) {
    return [{ path, message: `${model} has no speaking rate by LiveKit's gateway. Leave it out.` }];
  }
  const [slowest, fastest] = SPEEDS[provider] ?? [0, Number.POSITIVE_INFINITY];
  if (speed >= slowest && speed <= fastest) return [];
  return [{ path, message: `${provider} speaks at rates from ${slowest} to ${fastest}.` }];
}

function keytermLimit(at: string, { provider, model, keyterms }: NamedRecogniser): Limit[] {
  if (keyterms === undefined || provider !== 'livekit_inference' || GATEWAY_KEYTERMS.test(model)) return [];
  return [{ path: `${at}.keyterms.0`, message: `${model} takes no keyterms by LiveKit's gateway. Leave them out.` }];
}
