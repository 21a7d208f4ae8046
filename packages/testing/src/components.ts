import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of test/support/component-door.ts. */
    component_door: string;
  }
}

/** Addresses of the run's stack, as far as tests ask for them. */
export interface ComponentEndpoints {
  readonly chroma_url: string;
  readonly aws_endpoint_url: string;
  /** `base_url` ends with /v1. */
  readonly openai: { readonly base_url: string; readonly api_key: string };
}

/** A new machine fetches a component first. */
const START_MS = 10 * 60_000;

/**
 * Starts a real component for this run of the tests, unless another file has. Every file shares it, so a test takes
 * names (tenants, buckets) that no other has.
 *
 * @throws Error with the reason when it does not start.
 */
export async function startComponent(name: 'chroma' | 'model-server' | 'aws-emulator'): Promise<ComponentEndpoints> {
  const response = await fetch(`${inject('component_door')}/${name}`, { signal: AbortSignal.timeout(START_MS) });
  if (!response.ok) throw new Error(`${name} did not start: ${await response.text()}`);
  return (await response.json()) as ComponentEndpoints;
}
