import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resample } from '../speech/resample.ts';
import { createSynthesiser, type Synthesiser } from '../speech/synthesiser.ts';
import type { FliteVoice } from '../speech/voices.ts';
import { toPcm16 } from '../speech/wav.ts';
import { modelFiles } from '../testing.ts';
import { boostedWords } from './boosted-words.ts';
import { createRecogniser, type Recogniser } from './recogniser.ts';

const QUESTIONS = [
  'What time does the clinic open on Saturday?',
  'How much does parking cost?',
  'Where is the pharmacy?',
  'Who do I call when the doctor is away?',
  'How do I get a copy of my medical records?',
  'What should I bring to my first visit?',
  'When is the clinic closed for lunch?',
  'Can I pay with a credit card?',
  'When will my test results be ready?',
  'Do you offer flu shots?',
  'What happens if I arrive late?',
  'Which documents do I need for a new prescription?',
  'Which insurance plans do you accept?',
  "When is the children's clinic open?",
];
const HINTS = boostedWords([
  'clinic pharmacy parking doctor nurse medical records appointment prescription insurance flu shots test results children holiday',
]);

let synthesiser: Synthesiser;
let recogniser: Recogniser;
beforeAll(async () => {
  const files = (await modelFiles()).recogniser;
  if (files instanceof Error) throw files;
  synthesiser = createSynthesiser();
  recogniser = createRecogniser({ ...files, pronounce: (word) => synthesiser.pronounce(word) });
  await recogniser.warmUp();
}, 300_000);
afterAll(() => Promise.all([recogniser?.close(), synthesiser?.close()]));

/** As it reaches the recogniser from a room: spoken at 16 kHz, carried at 24 kHz, recognised at 16 kHz. */
async function spoken(text: string, voice: FliteVoice): Promise<Buffer> {
  const sound = await synthesiser.speak(text, { voice, speed: 1 });
  return toPcm16(resample(resample(sound, 24_000), 16_000).samples);
}
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z' ]/g, '')
    .split(' ');

/** Words to insert, leave out or exchange. */
function wordErrors(wanted: string[], heard: string[]): number {
  let row = heard.map((_, index) => index + 1);
  wanted.forEach((word, i) => {
    let [diagonal, left] = [i, i + 1];
    row = row.map((above, j) => {
      left = Math.min(above + 1, left + 1, diagonal + (word === heard[j] ? 0 : 1));
      diagonal = above;
      return left;
    });
  });
  return row.at(-1) ?? wanted.length;
}

describe('the spoken loop: Flite speaks, PocketSphinx hears', () => {
  it.each(['slt', 'kal16'] as const)(
    'hears at least 85 %% of the words of 14 questions from the voice %s',
    async (voice) => {
      let [words, errors, heard_ms, sound_ms] = [0, 0, 0, 0];
      const misheard: string[] = [];
      for (const question of QUESTIONS) {
        const pcm = await spoken(question, voice);
        const started = performance.now();
        const { text } = await recogniser.transcribe(pcm, { boost: HINTS, timeout_ms: 60_000 });
        heard_ms += performance.now() - started;
        sound_ms += pcm.length / 32;
        const wrong = wordErrors(plain(question), plain(text));
        if (wrong > 0) misheard.push(`${question} → ${text}`);
        words += plain(question).length;
        errors += wrong;
      }
      expect(1 - errors / words, misheard.join('\n')).toBeGreaterThanOrEqual(0.85);
      // A shared machine is slow at times; by itself it takes a fifth of the time.
      expect(heard_ms / sound_ms).toBeLessThan(3);
    },
    120_000,
  );

  it.each(['slt', 'rms', 'awb', 'kal16'] as const)(
    'hears the question about Saturday word for word but one, voice %s',
    async (voice) => {
      const question = 'what time does the clinic open on saturday';
      const { text, words } = await recogniser.transcribe(await spoken(question, voice), {
        boost: [],
        timeout_ms: 60_000,
      });
      expect(wordErrors(plain(question), plain(text)), text).toBeLessThanOrEqual(1);
      expect(words.map(({ word }) => word).join(' ')).toBe(text);
      expect(words.every(({ start, end }) => start < end)).toBe(true);
    },
  );

  it('hears the same, whatever came before', async () => {
    const pcm = await spoken(QUESTIONS[4] ?? '', 'slt');
    const first = await recogniser.transcribe(pcm, { boost: [], timeout_ms: 60_000 });
    await recogniser.transcribe(await spoken('Something else entirely, and louder!', 'rms'), {
      boost: HINTS,
      timeout_ms: 60_000,
    });
    const again = await recogniser.transcribe(pcm, { boost: [], timeout_ms: 60_000 });
    expect(again.text).toBe(first.text);
  });

  it('learns a name it has no word for when the hint names it', async () => {
    const pcm = await spoken('Where is the office of doctor Vandermolen?', 'kal16');
    const without = await recogniser.transcribe(pcm, { boost: [], timeout_ms: 60_000 });
    const hinted = await recogniser.transcribe(pcm, { boost: ['vandermolen'], timeout_ms: 60_000 });
    expect(without.text).not.toContain('vandermolen');
    expect(hinted.text).toContain('vandermolen');
  });
});

describe("the recogniser's process", () => {
  it('is replaced when it dies, also in the middle of a recording', async () => {
    const pcm = await spoken(QUESTIONS.join(' '), 'slt');
    const under_way = recogniser.transcribe(pcm, { boost: [], timeout_ms: 60_000 });
    await sleep(200);
    const pid = recogniser.pid();
    if (pid === undefined) throw new Error('the recogniser has no process');
    process.kill(pid, 'SIGKILL');
    await expect(under_way).rejects.toThrow(/SIGKILL/);
    const { text } = await recogniser.transcribe(await spoken('Where is the pharmacy?', 'slt'), {
      boost: HINTS,
      timeout_ms: 60_000,
    });
    expect(text).toBe('where is the pharmacy');
    expect(recogniser.pid()).not.toBe(pid);
  });

  it('is stopped and replaced when it takes too long', async () => {
    const pcm = await spoken(QUESTIONS.join(' '), 'slt');
    await expect(recogniser.transcribe(pcm, { boost: [], timeout_ms: 50 })).rejects.toThrow(/more than 50 ms/);
    expect(recogniser.pid()).toBeUndefined();
    const { text } = await recogniser.transcribe(await spoken('Where is the pharmacy?', 'slt'), {
      boost: HINTS,
      timeout_ms: 60_000,
    });
    expect(text).toBe('where is the pharmacy');
  });
});
