import { z } from 'zod';
import { badRequest, parseOrThrow, unknownModel } from '../http/api-error.ts';
import { type Endpoint, writePart } from '../http/endpoint.ts';
import { readJson } from '../http/read-body.ts';
import { createWorkQueue } from '../http/work-queue.ts';
import { SPEECH_MODEL, servesSpeech } from '../models.ts';
import { resample } from './resample.ts';
import { splitForSpeech } from './split-for-speech.ts';
import { toSpokenText } from './spoken-text.ts';
import type { Synthesiser } from './synthesiser.ts';
import { fliteVoice, VOICE_NAMES } from './voices.ts';
import { type Sound, toPcm16, wavHeader } from './wav.ts';

/** What OpenAI's `pcm` and `wav` are: 24 kHz, 16 bit, mono. */
const SAMPLE_RATE = 24_000;
const BODY_LIMIT_BYTES = 64 * 1024;
const MAX_CHARACTERS = 4_096;

const requestSchema = z.object({
  model: z.string(),
  input: z.string().min(1, 'must not be empty').max(MAX_CHARACTERS),
  voice: z.string(),
  response_format: z.string().default('mp3'),
  speed: z.number().min(0.25).max(4).default(1),
});

/** `POST /v1/audio/speech`: Flite, sent sentence by sentence as it is spoken. */
export function speechEndpoint(synthesiser: Synthesiser): Endpoint {
  const queue = createWorkQueue({ at_once: 4, in_line: 32 });
  return {
    method: 'POST',
    path: '/v1/audio/speech',
    handle: ({ request, response, signal }) =>
      queue.admit(async (place) => {
        const wanted = parseOrThrow(requestSchema, await readJson(request, BODY_LIMIT_BYTES));
        if (!servesSpeech(wanted.model)) throw unknownModel(wanted.model, SPEECH_MODEL);
        const voice = fliteVoice(wanted.voice);
        if (!voice) throw badRequest(`'voice' must be one of ${VOICE_NAMES.join(', ')}.`, 'voice', 'invalid_value');
        const content_type = contentType(wanted.response_format);
        const pieces = splitForSpeech(toSpokenText(wanted.input));
        const say = async (piece: string): Promise<Sound> =>
          resample(await synthesiser.speak(piece, { voice, speed: wanted.speed, signal }), SAMPLE_RATE);

        await place.run(async () => {
          // The first piece comes before the headers, so that a failure can still be answered with a status.
          const first = pieces[0] === undefined ? undefined : await say(pieces[0]);
          response.writeHead(200, { 'content-type': content_type });
          if (wanted.response_format === 'wav') await writePart(response, wavHeader(SAMPLE_RATE), signal);
          if (first) await writePart(response, toPcm16(first.samples), signal);
          for (const piece of pieces.slice(1)) await writePart(response, toPcm16((await say(piece)).samples), signal);
          response.end();
        }, signal);
      }),
  };
}

function contentType(format: string): string {
  if (format === 'pcm') return 'audio/pcm';
  if (format === 'wav') return 'audio/wav';
  throw badRequest(
    `'response_format' must be 'wav' or 'pcm' here; '${format}' (OpenAI's default is mp3) is not supported.`,
    'response_format',
    'unsupported_response_format',
  );
}
