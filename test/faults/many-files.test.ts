import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { largePageText, writeScannedPdf } from '../fixtures/documents/write-large.ts';
import { execute, NO_FAULTS } from './support/faulty-execution.ts';
import { type FaultyKnowledge, openFaultyKnowledge } from './support/faulty-knowledge.ts';
import { checkKnowledge } from './support/knowledge-checker.ts';

const PROCESSES = 6;
/** What a state may carry is 262,144 bytes; ids and places of batches are far from it. */
const MOST_PAYLOAD_BYTES = 4_096;

/** `npm run prove` has a thousand of each. */
const count = Number(process.env['PATCHBAY_MANY_FILES'] ?? 100);
const pages = Number(process.env['PATCHBAY_MANY_PAGES'] ?? 100);

let faulty: FaultyKnowledge;
beforeAll(async () => {
  faulty = await openFaultyKnowledge(PROCESSES);
}, 600_000);
afterAll(() => faulty.close());

/** Everything about a tenant that does not agree. */
const check = (tenant_id: string) =>
  checkKnowledge({
    db: faulty.knowledge.test.client.db(faulty.knowledge.test.name),
    ...{ chroma_url: faulty.chroma_url, tenant_id, keys: faulty.bucket.keys, now: faulty.clock.now() },
  });

/** Executions with what their states carried, and how many there were of them. */
async function run(keys: readonly string[]) {
  let most = 0;
  let payloads = 0;
  const onPayload = (bytes: number) => {
    most = Math.max(most, bytes);
    payloads += 1;
  };
  const ends = await Promise.all(keys.map((key) => execute(faulty, key, { ...NO_FAULTS, onPayload })));
  return {
    most,
    payloads,
    ends: Object.entries(Object.groupBy(ends, (end) => end)).map(([end, all]) => [end, all.length]),
  };
}

const wordOf = (number: number) =>
  `keeper${number.toString(26).replaceAll(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '')}x${number}`;
const textOf = (number: number) =>
  `# Lighthouse ${number}\n\nThe lighthouse number ${number} is looked after by ${wordOf(number)}.\n\n` +
  `Whoever writes to ${wordOf(number)} has an answer within ${(number % 9) + 2} days.\n`;

describe('ingestion', { timeout: 120_000 + count * 4_000 + pages * 1_000 }, () => {
  it(`of ${count} files at once, in one index, makes each ready and found, and leaves nothing over`, async () => {
    const { knowledge } = faulty;
    const scope = knowledge.newTenant();
    const index = await knowledge.newIndex(scope, { snapshot_policy: 'on_demand' });
    const declared = [];
    for (let number = 0; number < count; number += 1) {
      const [name, media_type] = number % 2 === 0 ? ['txt', 'text/plain'] : ['md', 'text/markdown'];
      const bytes = new TextEncoder().encode(textOf(number));
      declared.push(await knowledge.declare(scope, [index], { name: `${number}.${name}`, media_type, bytes } as never));
    }
    const began = performance.now();
    const { most, payloads, ends } = await run(declared.map(({ key }) => key));
    const seconds = (performance.now() - began) / 1_000;
    process.stdout.write(
      `proved many-files ${JSON.stringify({ files: count, seconds, per_second: count / seconds, max_payload_bytes: most, ends })}\n`,
    );
    expect(ends).toEqual([['ended', count]]);
    const statuses = await Promise.all(
      declared.map(async ({ file }) => (await knowledge.reader.get(scope, file.id)).status),
    );
    expect(statuses.filter((status) => status !== 'ready')).toEqual([]);
    expect(await check(scope.tenant_id)).toEqual([]);
    expect(most).toBeLessThanOrEqual(MOST_PAYLOAD_BYTES);
    // As many steps as one file has: nothing grows with how many there are.
    expect(payloads).toBeLessThanOrEqual(count * 2 * 6 * 1.1);
    for (let number = 0; number < count; number += Math.ceil(count / 20)) {
      const { data } = await knowledge.searchFor(scope, [index], wordOf(number), { mode: 'lexical', min_score: 0 });
      expect(data[0]?.text).toContain(wordOf(number));
    }
  });

  it(`of a PDF of ${pages} pages makes each page found where it is, and its states stay small`, async () => {
    const { knowledge } = faulty;
    const scope = knowledge.newTenant();
    const index = await knowledge.newIndex(scope, { chunking: { target_tokens: 64, overlap_tokens: 0 } });
    const folder = mkdtempSync(join(tmpdir(), 'many-pages-'));
    writeScannedPdf(join(folder, 'archive.pdf'), { mib: 8, pages });
    const bytes = readFileSync(join(folder, 'archive.pdf'));
    rmSync(folder, { recursive: true });
    const upload = { name: 'archive.pdf', media_type: 'application/pdf', bytes } as const;
    const { file, key } = await knowledge.declare(scope, [index], upload);
    const began = performance.now();
    const { most, payloads, ends } = await run([key]);
    const seconds = (performance.now() - began) / 1_000;
    const read = await knowledge.reader.get(scope, file.id);
    const figures = { pages, chunks: read.chunks, seconds, steps: payloads / 2, max_payload_bytes: most };
    process.stdout.write(`proved many-pages ${JSON.stringify(figures)}\n`);
    expect(ends).toEqual([['ended', 1]]);
    expect(read).toMatchObject({ status: 'ready', pages });
    expect(await check(scope.tenant_id)).toEqual([]);
    expect(most).toBeLessThanOrEqual(MOST_PAYLOAD_BYTES);
    for (const page of [1, Math.ceil(pages / 2), pages]) {
      const { data } = await knowledge.searchFor(scope, [index], largePageText(page), { min_score: 0 });
      const [hit] = data;
      expect(hit?.text).toContain(largePageText(page));
      expect(hit?.citation.page).toBeLessThanOrEqual(page);
    }
  });
});
