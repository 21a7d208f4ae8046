import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a model was asked. */
export interface AskedModel {
  readonly model: string;
  readonly messages: readonly {
    readonly role: string;
    readonly content: string | null;
    readonly tool_calls?: unknown[];
  }[];
  readonly tools?: readonly { readonly function: { readonly name: string } }[];
  readonly tool_choice?: string;
}

/** One answer: words (in pieces, as they are streamed), calls of tools, or something that goes wrong. */
export type ScriptedAnswer =
  | { readonly says: string | readonly string[]; readonly calls?: readonly ScriptedCall[] }
  | { readonly calls: readonly ScriptedCall[] }
  | { readonly status: number }
  | { readonly hangs: true }
  | { readonly breaks_off_after: string };

interface ScriptedCall {
  readonly name: string;
  readonly args: object | string;
}

/** A server with OpenAI's HTTP API whose chat is a function; what else it is asked goes to a real server. */
export interface ScriptedModel {
  /** With its `/v1`. */
  readonly base_url: string;
  readonly asked: AskedModel[];
  /** Decides what is answered; set by each test. */
  script: (asked: AskedModel) => ScriptedAnswer | Promise<ScriptedAnswer>;
  close(): void;
}

/** @param others with its `/v1`: embeddings are asked of it */
export async function startScriptedModel(others?: string): Promise<ScriptedModel> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (request.url !== '/v1/chat/completions') {
      const passed = await fetch(`${others ?? 'http://127.0.0.1:9/v1'}${(request.url ?? '').slice(3)}`, {
        method: request.method ?? 'POST',
        headers: { 'content-type': 'application/json', authorization: request.headers.authorization ?? '' },
        body,
      });
      return response.writeHead(passed.status, { 'content-type': 'application/json' }).end(await passed.text());
    }
    const asked: AskedModel = JSON.parse(body.toString());
    model.asked.push(asked);
    answer(response, await model.script(asked));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const model: ScriptedModel = {
    base_url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked: [],
    script: () => ({ says: 'Yes.' }),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return model;
}

function answer(response: ServerResponse, scripted: ScriptedAnswer): void {
  if ('hangs' in scripted) return;
  if ('status' in scripted) {
    response.writeHead(scripted.status, { 'content-type': 'application/json' });
    response.end('{"error":{"message":"the key sk-SECRET is wrong"}}');
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (chunk: object) => response.write(`data: ${JSON.stringify({ id: 'c', created: 1, ...chunk })}\n\n`);
  const delta = (part: object) => send({ choices: [{ index: 0, delta: part, finish_reason: null }] });
  if ('breaks_off_after' in scripted) {
    delta({ content: scripted.breaks_off_after });
    setTimeout(() => response.destroy(), 50);
    return;
  }
  for (const piece of 'says' in scripted ? [scripted.says].flat() : []) delta({ content: piece });
  for (const [index, { name, args }] of (scripted.calls ?? []).entries()) {
    const text = typeof args === 'string' ? args : JSON.stringify(args);
    const middle = Math.ceil(text.length / 2);
    delta({ tool_calls: [{ index, id: `call_${index}`, type: 'function', function: { name, arguments: '' } }] });
    delta({ tool_calls: [{ index, function: { arguments: text.slice(0, middle) } }] });
    delta({ tool_calls: [{ index, function: { arguments: text.slice(middle) } }] });
  }
  send({ choices: [], usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 } });
  response.end('data: [DONE]\n\n');
}
