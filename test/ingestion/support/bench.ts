import type { TenantScope } from '@patchbay/core/kernel';
import { beforeAll, beforeEach } from 'vitest';
import { fixture } from '../../fixtures/documents/read-fixture.ts';
import { type Knowledge, openKnowledge } from './knowledge.ts';
import type { StepWork } from './state-machine.ts';

/** A small document and a question that it answers. */
export const cedar = {
  name: 'cedar-clinic.txt',
  media_type: 'text/plain',
  bytes: fixture('cedar-clinic.txt'),
} as const;
export const QUESTION = 'What time does the clinic open on Saturday?';

/** What a step does whose Lambda dies. */
export const crash = () => Promise.reject(new Error('the Lambda died'));

/** The knowledge of one test file, with a new tenant and a new index for every test. */
export class Bench {
  knowledge = {} as Knowledge;
  scope = {} as TenantScope;
  index = '';

  /** A file of `cedar` in the index; uploaded as declared unless told otherwise. */
  declared(uploaded?: Parameters<Knowledge['declare']>[3]) {
    return this.knowledge.declare(this.scope, [this.index], cedar, uploaded);
  }

  read(id: string) {
    return this.knowledge.reader.get(this.scope, id);
  }

  get namespace() {
    return { tenant_id: this.scope.tenant_id, index_id: this.index, generation: 1 };
  }

  async found() {
    return (await this.knowledge.searchFor(this.scope, [this.index], QUESTION)).data;
  }

  /** What is stored of a file's chunks. */
  async storedChunks(file_id: string) {
    const { client, name } = this.knowledge.test;
    return client.db(name).collection('file_chunks').find({ file_id }).sort({ ordinal: 1 }).toArray();
  }

  /** The work in which a step dies once, after it has done its work: its answer is lost. */
  dyingAfter(step: string): StepWork {
    let died = false;
    return {
      [step]: async (input) => {
        const output = await this.knowledge.work[step]?.(input);
        if (died) return output;
        died = true;
        return crash();
      },
    };
  }
}

/** Call it at the top of a test file. A new machine fetches the components first. */
export function useBench(): Bench {
  const bench = new Bench();
  beforeAll(async () => {
    bench.knowledge = await openKnowledge();
  }, 600_000);
  beforeEach(async () => {
    bench.scope = bench.knowledge.newTenant();
    bench.index = await bench.knowledge.newIndex(bench.scope);
  });
  return bench;
}
