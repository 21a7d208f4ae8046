import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that embeds by the words of a text: cheap enough for a thousand trials, and texts alike are near. */
interface WordEmbeddings {
  readonly openai: { readonly base_url: string; readonly api_key: string };
  close(): void;
}

/** As many as the model has whose place it takes. */
const DIMENSIONS = 384;

function vectorOf(text: string): number[] {
  const vector = new Array<number>(DIMENSIONS).fill(0);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['']) {
    const digest = createHash('md5').update(word).digest();
    const at = digest.readUInt16LE(0) % DIMENSIONS;
    vector[at] = (vector[at] ?? 0) + (digest.readUInt8(2) % 2 === 0 ? 1 : -1);
  }
  if (Math.max(...vector.map(Math.abs)) === 0) vector[0] = 1;
  return vector;
}

/** Starts one on a free port of the loopback, that speaks as OpenAI does. */
export async function startWordEmbeddings(): Promise<WordEmbeddings> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { input } = JSON.parse(Buffer.concat(parts).toString()) as { input: string[] };
    const data = input.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text) }));
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ object: 'list', data }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    openai: { base_url: `http://127.0.0.1:${port}/v1`, api_key: 'none' },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
