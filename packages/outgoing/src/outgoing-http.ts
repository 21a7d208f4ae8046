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
        return { status, headers, body: await readText(answer) };
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
