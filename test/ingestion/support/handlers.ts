import type { Step } from '@patchbay/http/route';
import type { Context } from 'aws-lambda';
import { failStep, steps } from '../../../functions/ingestion/steps.ts';
import type { StepWork } from './state-machine.ts';

const folderOf = (id: string) => id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The Lambdas' own handlers as the work of the steps; they read their configuration from this process. */
export async function handlersOfSteps(): Promise<StepWork> {
  const all: Step[] = failStep === undefined ? [...steps] : [...steps, failStep];
  const context = { awsRequestId: 'request-1' } as Context;
  const works = all.map(async ({ id }) => {
    const { handler } = await import(`../../../functions/ingestion/${folderOf(id)}/handler.ts`);
    return [id, (input: unknown) => handler(input, context)] as const;
  });
  return Object.fromEntries(await Promise.all(works));
}
