/** A small document as the search returns it, and questions about it. */
export type LabelledDocument = {
  file_name: string;
  chunks: readonly string[];
  /** Each with the words that a right answer has, or null: the document does not say. Many are as a recogniser hears them. */
  questions: ReadonlyArray<readonly [question: string, answer: RegExp | null]>;
};
