import { defaultParseLimits, documentErrors, parsedDocumentSchema } from '@patchbay/core/ingestion-pipeline';
import { createIsolatedParser } from '@patchbay/documents';
import { describe, expect, it } from 'vitest';
import { fixture } from '../../fixtures/documents/read-fixture.ts';
import { poisonCases } from './cases.ts';
import { parserProcesses, withPeak } from './parser-processes.ts';
import { plainType } from './poison-case.ts';
import { randomOf, sampleOf } from './random.ts';

const seed = Number(process.env['PATCHBAY_SEED'] ?? 20_261_122);
/** A sample, because each file is read in a process of its own; `npm run prove` asks for all of them. */
const trials = Number(process.env['PATCHBAY_FAULT_TRIALS'] ?? 60);
const sample = sampleOf(poisonCases, trials, randomOf(seed, 'sample'));
/** What a process may grow by between two looks of its watchdog, and while it is being killed. */
const overshootMb = 512;

const parse = createIsolatedParser();
const neighbour = { bytes: fixture('cedar-clinic.txt'), media_type: plainType };

describe(`poison files (${sample.length} of ${poisonCases.length}, seed ${seed})`, () => {
  it('are three hundred at least, each with a name of its own', () => {
    expect(new Set(poisonCases.map(({ name }) => name)).size).toBe(poisonCases.length);
    expect(poisonCases.length).toBeGreaterThanOrEqual(300);
  });

  it.each(sample.map((poison, index) => ({ ...poison, index })))(
    '$name ends as $ends',
    async ({ name, media_type, ends, keeps, limits, make, index }) => {
      const bytes = await make(randomOf(seed, name));
      const request = { bytes, media_type, ...(limits === undefined ? {} : { limits }) };
      const beside = index % 10 === 0 ? parse(neighbour) : undefined;
      const { result: outcome, peak_mb } = await withPeak(() => parse(request));

      expect(ends, outcome.ok ? '' : outcome.detail).toContain(outcome.ok ? 'ok' : outcome.code);
      if (outcome.ok) {
        expect(parsedDocumentSchema.safeParse(outcome.document).error).toBeUndefined();
        const text = outcome.document.pages
          .map((page) => page.text)
          .join(' ')
          .replace(/\s+/g, ' ');
        expect(text.includes(keeps ?? '')).toBe(true);
      } else {
        expect(Object.keys(documentErrors)).toContain(outcome.code);
        expect(outcome.message).toMatch(/\.$/);
      }
      expect(peak_mb).toBeLessThan(defaultParseLimits.memory_mb + overshootMb);
      // Who is read at the same time does not notice.
      if (beside !== undefined) expect(await beside).toMatchObject({ ok: true });
      expect(parserProcesses()).toEqual([]);
    },
    180_000,
  );
});
