import { begin } from '../batching/as-far-as-it-reads.ts';
import type { Purpose } from '../batching/patience.ts';
import { broken } from '../batching/unit-vectors.ts';

/** How a family of models on Bedrock is asked. */
export interface BedrockFormat {
  /** Texts in one request. */
  readonly most_texts: number;
  readonly at_once: number;
  body(texts: readonly string[], purpose: Purpose): object;
  /** The vectors of an answer, in the order of the texts. */
  vectors(answer: unknown): readonly unknown[];
}

/** Amazon Titan Text Embeddings: a text a request, 50,000 characters at most. */
const titan: BedrockFormat = {
  most_texts: 1,
  at_once: 8,
  body: ([text = '']) => ({ inputText: begin(text, 50_000), dimensions: 1_024, normalize: true }),
  vectors: (answer) => [(answer as { embedding?: unknown }).embedding],
};

const cohere = (truncate: 'END' | 'RIGHT', most_characters: number, more: object): BedrockFormat => ({
  most_texts: 96,
  at_once: 4,
  body: (texts, purpose) => ({
    texts: texts.map((text) => begin(text, most_characters)),
    input_type: purpose === 'query' ? 'search_query' : 'search_document',
    truncate,
    embedding_types: ['float'],
    ...more,
  }),
  vectors(answer) {
    const { embeddings } = answer as { embeddings?: { float?: unknown } | unknown[] };
    const floats = Array.isArray(embeddings) ? embeddings : embeddings?.float;
    if (!Array.isArray(floats)) throw broken('answered something else');
    return floats;
  },
});

/** Families by how the names of their models begin; a region may stand before them. */
const FORMATS: readonly (readonly [RegExp, BedrockFormat])[] = [
  [/(^|\.)amazon\.titan-embed-text-v2/, titan],
  [/(^|\.)cohere\.embed-(english|multilingual)-v3/, cohere('END', 2_048, {})],
  [/(^|\.)cohere\.embed-v4/, cohere('RIGHT', 400_000, { output_dimension: 1_536 })],
];

/** How this model is asked; undefined for one that we do not know how to ask. */
export function bedrockFormat(model: string): BedrockFormat | undefined {
  return FORMATS.find(([name]) => name.test(model))?.[1];
}
