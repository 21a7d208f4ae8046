import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallSteps } from '@patchbay/http/route';
import type { Context } from 'aws-lambda';
import { callSteps } from '../../../functions/calls/steps.ts';

interface StepPayload {
  readonly call_id: string;
  readonly tenant_id: string;
}
type Progress = StepPayload & { readonly progress: string };
type Part = keyof CallSteps;

/** Executions of the calls' state machine, in this process. */
export interface Executions {
  /** For `AWS_ENDPOINT_URL_SFN`. */
  readonly url: string;
  /** Steps that ran, by the name of the execution. */
  readonly ran: Map<string, Part[]>;
  /** Whether StartExecution fails. */
  setDown(down: boolean): void;
  /** A step whose process dies after its work: it ran, and nobody hears of it. */
  loseAnswerOf(part: Part | undefined): void;
  stop(): Promise<void>;
}

const folderOf = (id: string) => id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const context = { awsRequestId: 'request-1' } as Context;

/** Runs a step's own handler. */
export async function runStep(part: Part, payload: StepPayload): Promise<Progress> {
  const { handler } = await import(`../../../functions/calls/${folderOf(callSteps[part].id)}/handler.ts`);
  return await handler(payload, context);
}

/**
 * StartExecution of Step Functions, and what the machine does that infra/constructs/calls-definition.ts generates: the
 * same steps with the same choices, a name once.
 */
export async function startExecutions(): Promise<Executions> {
  const ran = new Map<string, Part[]>();
  let isDown = false;
  let lost: Part | undefined;
  let isOver = false;

  async function step(name: string, part: Part, payload: StepPayload): Promise<Progress> {
    for (let attempt = 1; ; attempt += 1) {
      ran.get(name)?.push(part);
      try {
        const progress = await runStep(part, payload);
        if (lost === part && attempt === 1) throw new Error('the process was killed');
        return progress;
      } catch (error) {
        if (attempt === 4 || isOver) throw error;
        await sleep(200);
      }
    }
  }

  async function run(name: string, payload: StepPayload): Promise<void> {
    try {
      let { progress } = await step(name, 'prepare', payload);
      if (progress === 'go_on') progress = (await step(name, 'dial', payload)).progress;
      while (progress === 'watch' && !isOver) {
        await sleep(500);
        progress = (await step(name, 'watch', payload)).progress;
      }
    } catch {
      if (!isOver) await step(name, 'fail', payload);
    }
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { name, input } = JSON.parse(Buffer.concat(chunks).toString());
    response.setHeader('content-type', 'application/x-amz-json-1.0');
    if (isDown) return response.writeHead(400).end(JSON.stringify({ __type: 'StateMachineDeleting' }));
    if (ran.has(name)) return response.writeHead(400).end(JSON.stringify({ __type: 'ExecutionAlreadyExists' }));
    ran.set(name, []);
    void run(name, JSON.parse(input));
    const executionArn = `arn:aws:states:us-east-1:000000000000:execution:calls:${name}`;
    return response.end(JSON.stringify({ executionArn, startDate: Date.now() / 1000 }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    ran,
    setDown(down) {
      isDown = down;
    },
    loseAnswerOf(part) {
      lost = part;
    },
    async stop() {
      isOver = true;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
