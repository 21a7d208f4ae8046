import { type Candidate, leansOnBefore } from './sentences.ts';

/** Everything the stand-in ever says in words of its own. None of it states a fact of the user's. */
export const SAYINGS = {
  greeting: 'Hello. I am an offline stand-in: ask me something, and I look it up in the documents.',
  greeting_without_documents:
    'Hello. I am an offline stand-in for a language model, and I have no documents to look in.',
  thanks: 'You are welcome.',
  goodbye: 'Goodbye.',
  acknowledgement: 'All right.',
  nothing: 'I did not catch that. Please ask again.',
  not_found: 'I could not find that in the documents I have.',
  unreadable: 'I looked in the documents, but I could not read what the search returned.',
  no_documents:
    'I am an offline stand-in, not a language model: I only answer from documents, and I have none to look in here.',
  tool_done: 'Done.',
} as const;

/** The sentence as it stands in the document, and where: a sentence that leans on the one before brings it along. */
export function quote(candidate: Candidate): string {
  const { text, before, citation } = candidate;
  const quoted = leansOnBefore(candidate) && before !== '' ? `${before} ${text}` : text;
  const place = citation.page == null ? citation.file_name : `${citation.file_name}, page ${citation.page}`;
  return `According to ${place}: "${quoted.replace(/"/g, "'")}"`;
}
