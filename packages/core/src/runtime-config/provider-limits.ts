import type { RuntimeConfigContent } from './runtime-config.ts';

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
export function providerLimits({ stt, tts }: RuntimeConfigContent): Limit[] {
  return [
    ...chain('tts', tts).flatMap(([path, voice]) => speedLimit(path, voice)),
    ...chain('stt', stt).flatMap(([path, recogniser]) => keytermLimit(path, recogniser)),
  ];
}

function chain<E>(section: string, first: (E & { readonly fallbacks?: readonly E[] | undefined }) | undefined) {
  if (first === undefined) return [];
  const standIns = (first.fallbacks ?? []).map((entry, index): [string, E] => [`${section}.fallbacks.${index}`, entry]);
  return [[section, first] as [string, E], ...standIns];
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
