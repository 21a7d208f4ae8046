import { ApiError, badRequest, unknownModel } from '../http/api-error.ts';
import { type Endpoint, sendJson } from '../http/endpoint.ts';
import { readForm } from '../http/read-body.ts';
import { createWorkQueue } from '../http/work-queue.ts';
import { servesTranscription, TRANSCRIPTION_MODEL } from '../models.ts';
import { resample } from '../speech/resample.ts';
import { readWav, type Sound, toPcm16, WavError } from '../speech/wav.ts';
import { boostedWords } from './boosted-words.ts';
import { type Recogniser, RecogniserError, type Transcript } from './recogniser.ts';

/** OpenAI's limit for the file, plus room for the form around it. */
const BODY_LIMIT_BYTES = 25 * 1024 * 1024 + 64 * 1024;
const MAX_SECONDS = 120;
const RECOGNISER_RATE = 16_000;
/** Below this peak (of 1) there is nothing to hear, and the recogniser would only make words of hiss. */
const SILENCE = 0.004;
const FORMATS = ['json', 'verbose_json', 'text'] as const;

/**
 * `POST /v1/audio/transcriptions`: PocketSphinx on a WAV file. `prompt` (and `keywords`) name words to prefer.
 * @param recogniser a promise: it may be missing on a machine that has no build for its Python, which only this endpoint tells
 */
export function transcriptionEndpoint(recogniser: Recogniser | Error): Endpoint {
  const queue = createWorkQueue({ at_once: 1, in_line: 8 });
  return {
    method: 'POST',
    path: '/v1/audio/transcriptions',
    handle: ({ request, response, signal }) =>
      queue.admit(async (place) => {
        if (recogniser instanceof Error) {
          throw new ApiError({ status: 503, message: recogniser.message, code: 'recogniser_unavailable' });
        }
        const form = await readForm(request, BODY_LIMIT_BYTES);
        const format = readOptions(form);
        const sound = await readSound(form);
        const seconds = sound.samples.length / sound.sample_rate;
        if (seconds > MAX_SECONDS)
          throw badRequest(`'file' is longer than ${MAX_SECONDS} seconds.`, 'file', 'audio_too_long');
        const heard = await place.run(() => listen(recogniser, sound, seconds, hints(form), signal), signal);
        if (format === 'text') {
          response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
          response.end(`${heard.text}\n`);
        } else {
          const usage = { type: 'duration', seconds: Math.ceil(seconds) };
          sendJson(response, format === 'json' ? { text: heard.text, usage } : verbose(heard, seconds, usage));
        }
      }),
  };
}

function readOptions(form: FormData): (typeof FORMATS)[number] {
  const model = form.get('model');
  if (typeof model !== 'string') throw badRequest("'model' is required.", 'model', 'missing_required_parameter');
  if (!servesTranscription(model)) throw unknownModel(model, TRANSCRIPTION_MODEL);
  const language = form.get('language');
  if (typeof language === 'string' && language !== '' && !/^en(-|$|glish$)/i.test(language)) {
    throw badRequest(`Only English is recognised here, not '${language}'.`, 'language', 'unsupported_language');
  }
  if (form.get('stream') === 'true') throw badRequest("'stream' is not supported here.", 'stream', 'unsupported_value');
  const format = form.get('response_format') ?? 'json';
  const known = FORMATS.find((name) => name === format);
  if (!known)
    throw badRequest(`'response_format' must be one of ${FORMATS.join(', ')}.`, 'response_format', 'invalid_value');
  return known;
}

async function readSound(form: FormData): Promise<Sound> {
  const file = form.get('file');
  if (!(file instanceof File))
    throw badRequest("'file' is required: a WAV file.", 'file', 'missing_required_parameter');
  if (file.size === 0) throw badRequest("'file' is empty.", 'file', 'invalid_audio');
  try {
    return readWav(new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    if (!(error instanceof WavError)) throw error;
    throw badRequest(`'file' ${error.message}. Only WAV is read here.`, 'file', 'invalid_audio');
  }
}

function hints(form: FormData): string[] {
  const fields = ['prompt', 'keywords', 'keywords[]'].flatMap((name) => form.getAll(name));
  return boostedWords(fields.filter((value) => typeof value === 'string'));
}

async function listen(
  recogniser: Recogniser,
  sound: Sound,
  seconds: number,
  boost: readonly string[],
  signal: AbortSignal,
): Promise<Transcript> {
  const peak = sound.samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  if (peak < SILENCE || seconds < 0.1) return { text: '', words: [] };
  const pcm = toPcm16(resample(sound, RECOGNISER_RATE).samples);
  try {
    return await recogniser.transcribe(pcm, { boost, timeout_ms: 10_000 + seconds * 4_000, signal });
  } catch (error) {
    if (!(error instanceof RecogniserError)) throw error;
    throw new ApiError({
      status: 503,
      message: `${error.message}.`,
      code: 'recogniser_failed',
      retry_after_seconds: 1,
    });
  }
}

function verbose({ text, words }: Transcript, duration: number, usage: object): object {
  const segments = words.length === 0 ? [] : [{ id: 0, start: words[0]?.start, end: words.at(-1)?.end, text }];
  return { task: 'transcribe', language: 'english', duration, text, words, segments, usage };
}
