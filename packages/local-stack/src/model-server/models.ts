/** Ids of the models behind the four endpoints. */
export const EMBEDDING_MODEL = 'all-minilm-l6-v2';
export const CHAT_MODEL = 'patchbay-offline-1';
export const SPEECH_MODEL = 'flite-2';
export const TRANSCRIPTION_MODEL = 'pocketsphinx-en-us';

/**
 * Whether an endpoint answers to a model name: its own, or any of OpenAI's names for that kind of model, so that one
 * configuration works with and without an OpenAI key. Embeddings have no such names: vectors of different models
 * cannot be compared, so a wrong name must fail.
 */
export const servesChat = (model: string) => model === CHAT_MODEL || /^(gpt-|chatgpt-|o\d)/.test(model);
export const servesSpeech = (model: string) => model === SPEECH_MODEL || /^(tts-1|gpt-.*-tts)/.test(model);
export const servesTranscription = (model: string) =>
  model === TRANSCRIPTION_MODEL || /^(whisper-1|gpt-.*transcribe)/.test(model);

/** What `GET /v1/models` says: each model, what it really is, and which OpenAI names are answered by it. */
export function modelList(voices: readonly string[]): object[] {
  const entry = (id: string, description: string, more: object = {}) => ({
    id,
    object: 'model',
    created: 0,
    owned_by: 'patchbay-local',
    description,
    ...more,
  });
  return [
    entry(
      EMBEDDING_MODEL,
      'sentence-transformers/all-MiniLM-L6-v2, int8 ONNX: 384 dimensions, unit length, 256 tokens a text.',
      { answers_to: [EMBEDDING_MODEL], dimensions: 384 },
    ),
    entry(
      CHAT_MODEL,
      'An offline stand-in, not a language model: it searches the documents with the tool it is offered and quotes ' +
        'the sentence that answers best, with its citation, or says that the documents do not say.',
      { answers_to: [CHAT_MODEL, 'gpt-*', 'chatgpt-*', 'o<digit>*'], stand_in: true },
    ),
    entry(SPEECH_MODEL, 'Flite 2.3 speech synthesis: wav or pcm, 24 kHz, 16 bit, mono; English.', {
      answers_to: [SPEECH_MODEL, 'tts-1*', 'gpt-*-tts'],
      voices,
    }),
    entry(
      TRANSCRIPTION_MODEL,
      'PocketSphinx 5 speech recognition with its US English model; lower case, no punctuation.',
      {
        answers_to: [TRANSCRIPTION_MODEL, 'whisper-1', 'gpt-*transcribe'],
      },
    ),
  ];
}
