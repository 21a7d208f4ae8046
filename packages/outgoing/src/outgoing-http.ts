import { type OutgoingAnswer, OutgoingFailure, type OutgoingHttp } from '@patchbay/core/tool-execution';
import type { AddressPolicy } from './address-policy.ts';
import { type OpenAnswer, openAnswer } from './outgoing-connection.ts';

/** Longest answer that is read. */
export const MAX_ANSWER_BYTES = 1_048_576;

/** Requests of tenants' tools, kept away from our own network. */
export function outgoingHttp(policy: AddressPolicy): OutgoingHttp {
  return {
    async send(request): Promise<OutgoingAnswer> {
      const answer = await openAnswer(request, policy);
      try {
        const { status, headers } = answer;
        return { status, headers, body: await bodyOf(answer, request.read_bytes) };
      } finally {
        answer.close();
      }
    },
  };
}

/** @throws OutgoingFailure `answer_too_large`, `bad_answer` */
export async function readText(answer: OpenAnswer): Promise<string> {
  const encoding = answer.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') {
    throw new OutgoingFailure('bad_answer', `The service compressed its answer (${encoding}) without being asked to.`);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) {
      throw new OutgoingFailure('answer_too_large', `The answer is longer than ${MAX_ANSWER_BYTES} bytes.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const bodyOf = (answer: OpenAnswer, bytes: number | undefined) =>
  bytes === undefined ? readText(answer) : readBeginning(answer, bytes);

/** What there is of a body, up to some bytes. */
async function readBeginning({ headers, body }: OpenAnswer, bytes: number): Promise<string> {
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') return '';
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= bytes) break;
    }
  } catch (error) {
    // Its status has come, and that was asked for.
    if (!(error instanceof OutgoingFailure)) throw error;
  }
  return Buffer.concat(chunks).subarray(0, bytes).toString('utf8');
}
