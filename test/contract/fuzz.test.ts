import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FuzzedDocument } from './support/audience.ts';
import { type ContractApi, startContractApi } from './support/contract-api.ts';
import { fuzz } from './support/fuzzer.ts';

const document: FuzzedDocument = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/openapi.json'), 'utf8'));

/** `npm run prove` asks for so many random requests an operation, and for every boundary; `npm test` for a few. */
const examples = Number(process.env.PATCHBAY_FUZZ_EXAMPLES ?? 4);
const long = process.env.PATCHBAY_FUZZ_EXAMPLES !== undefined;
const seed = Number(process.env.PATCHBAY_SEED ?? 20_261_122);
const LIMIT_MS = long ? 45 * 60_000 : 8 * 60_000;

let api: ContractApi;

beforeAll(async () => {
  api = await startContractApi();
}, 600_000);

describe(`the API, asked what its OpenAPI document allows and what it does not (seed ${seed})`, () => {
  it('answers as the document says, refuses what it forbids, and never with a failure of its own', {
    timeout: LIMIT_MS,
  }, async () => {
    let cases = 0;
    const failures: string[] = [];
    for (const audience of api.audiences) {
      const options = { seed, max_examples: examples, boundaries: long, timeout_ms: LIMIT_MS };
      const result = await fuzz(api.url, document, audience, options);
      process.stdout.write(`contract fuzz, ${audience.name}: ${result.cases} on ${result.operations} operations\n`);
      if (long) process.stdout.write(`never a success: ${result.unreached.join(', ') || 'none'}\n`);
      failures.push(...result.failures);
      if (result.failures.length > 0) process.stdout.write(`${result.told}\n`);
      // A door that lets nobody in would answer everything correctly.
      expect(result.reached.length).toBeGreaterThan(result.operations * (long ? 0.9 : 1 / 3));
      cases += result.cases;
    }
    expect(failures).toEqual([]);
    expect(cases).toBeGreaterThan(long ? 20_000 : 500);
  });
});
