import { OutgoingFailure } from '@patchbay/core/tool-execution';
import { MAX_ANSWER_BYTES } from './outgoing-http.ts';

/**
 * The data of each event of a stream of server-sent events
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html), as they arrive.
 *
 * @throws OutgoingFailure `answer_too_large`
 */
export async function* eventData(body: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  let data: string[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) {
      throw new OutgoingFailure('answer_too_large', `The answer is longer than ${MAX_ANSWER_BYTES} bytes.`);
    }
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('data:')) data.push(line.slice('data:'.length).replace(/^ /, ''));
      if (line !== '' || data.length === 0) continue;
      yield data.join('\n');
      data = [];
    }
  }
}
