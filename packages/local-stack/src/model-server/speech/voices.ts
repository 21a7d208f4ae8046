/** Voices inside the Flite build that speak 16 kHz. */
const FLITE_VOICES = ['slt', 'rms', 'awb', 'kal16'] as const;
export type FliteVoice = (typeof FLITE_VOICES)[number];

/** OpenAI's voice names, each answered by the Flite voice nearest to it. */
const OPENAI_VOICES: Record<string, FliteVoice> = {
  alloy: 'slt',
  ash: 'rms',
  ballad: 'awb',
  cedar: 'rms',
  coral: 'slt',
  echo: 'rms',
  fable: 'awb',
  marin: 'slt',
  nova: 'slt',
  onyx: 'rms',
  sage: 'slt',
  shimmer: 'slt',
  verse: 'kal16',
};

/** Every name that `voice` may have, as listed in `/v1/models`. */
export const VOICE_NAMES: readonly string[] = [...FLITE_VOICES, ...Object.keys(OPENAI_VOICES)];

/** The Flite voice for a name, or undefined for a name that is not listed. */
export function fliteVoice(name: string): FliteVoice | undefined {
  const own = FLITE_VOICES.find((voice) => voice === name);
  return own ?? (Object.hasOwn(OPENAI_VOICES, name) ? OPENAI_VOICES[name] : undefined);
}
