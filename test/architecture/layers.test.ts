import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkLayers, type LayerReport } from '../../packages/local-stack/src/check/layers.ts';

const here = dirname(fileURLToPath(import.meta.url));
const repository = join(here, '../..');

/** Each rule with a file under violations/ that breaks it. */
const PLANTED = [
  ['R1-core-is-pure', 'packages/core/src/beta/uses-an-sdk.ts'],
  ['R1-core-is-pure', 'packages/core/src/beta/uses-an-adapter-type.ts'],
  ['R1-diff-in-one-place', 'packages/core/src/beta/compares-lines.ts'],
  ['R1-stemmer-in-one-place', 'packages/core/src/beta/stems-words.ts'],
  ['R1-core-uses-no-node', 'packages/core/src/beta/does-io.ts'],
  ['R1-core-ambient', 'packages/core/src/beta/ambient.ts:1'],
  ['R1-core-ambient', 'packages/core/src/beta/ambient.ts:2'],
  ['R1-core-ambient', 'packages/core/src/beta/ambient.ts:3'],
  ['R1-core-ambient', 'packages/core/src/beta/ambient.ts:4'],
  ['R2-modules-by-their-front-door', 'packages/core/src/beta/reaches-into-alpha.ts'],
  ['R2-no-cycles', 'packages/core/src/beta/cycle-a.ts'],
  ['R3-adapters-are-strangers', 'packages/aws/src/uses-another-adapter.ts'],
  ['R4-mongodb', 'packages/http/src/vendors.ts'],
  ['R4-aws-sdk', 'packages/http/src/vendors.ts'],
  ['R4-livekit-server-sdk', 'packages/http/src/vendors.ts'],
  ['R4-livekit-agents', 'packages/http/src/vendors.ts'],
  ['R4-chromadb', 'packages/http/src/vendors.ts'],
  ['R4-openai', 'packages/http/src/vendors.ts'],
  ['R5-routes-are-data', 'functions/http/things/create-thing/route.ts'],
  ['R6-handlers-go-through-compose', 'functions/http/things/create-thing/handler.ts'],
  ['R7-wiring-in-compose-only', 'functions/http/things/clever.ts'],
  ['R8-infra-reads-data', 'infra/stacks/reads-a-handler.ts'],
  ['R9-process-env', 'packages/aws/src/reads-env.ts:1'],
  ['R10-console', 'packages/aws/src/prints.ts:1'],
  ['R11-sdk-stands-alone', 'packages/sdk/src/uses-node.ts'],
  ['R12-cli-knows-the-sdk', 'packages/cli/src/uses-an-adapter.ts'],
  ['production-never-imports-tests', 'packages/vector/src/uses-test-support.ts'],
  ['no-unresolvable', 'packages/vector/src/imports-nothing-real.ts'],
] as const;

describe('layer rules', () => {
  let planted: LayerReport;
  beforeAll(async () => {
    planted = await checkLayers(join(here, 'violations'), repository);
  }, 60_000);

  it.each(PLANTED)('%s is caught in %s', (rule, file) => {
    expect(planted.violations.filter((violation) => violation.from === file).map(({ rule: name }) => name)).toContain(
      rule,
    );
  });

  it('hold in the whole repository, which was really read', async () => {
    const report = await checkLayers(repository, repository);
    expect(report.violations).toEqual([]);
    expect(report.modules).toBeGreaterThan(100);
  }, 60_000);
});
