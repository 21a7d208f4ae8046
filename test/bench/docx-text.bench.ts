import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { defaultParseLimits } from '@patchbay/core/ingestion-pipeline';
import { docxParser } from '../../packages/documents/src/parsers/docx/docx-parser.ts';
import { letterBomb } from '../fixtures/documents/poison-docx.ts';
import { longDocx } from './support/docx-text/long-docx.ts';
import { readOnce, type SideResult } from './support/docx-text/side.ts';
import { interleave } from './support/interleave.ts';
import { runBench } from './support/run-bench.ts';
import { median, medianRatio, rounded } from './support/statistics.ts';

const OPTIONS = { rounds: 7, packages: ['mammoth'] };
const XML_BYTES = 10_000_000;
const GIGABYTE_MB = 1_024;

/** Our reading of DOCX against mammoth's plain text of the same document, each in a process of its own. */
await runBench('docx-text', OPTIONS, async ({ say, rounds }) => {
  const folder = mkdtempSync(join(tmpdir(), 'docx-text-'));
  try {
    const { bytes, xml_bytes } = longDocx(XML_BYTES);
    const file = join(folder, 'long.docx');
    writeFileSync(file, bytes);
    say(`${xml_bytes} bytes of XML in a file of ${bytes.length}`);
    const sides = { ours: () => readOnce('ours', file), rival: () => readOnce('mammoth', file) };
    const { ours, rival } = await interleave(sides, { rounds, warm_up: 1 });
    const perSecond = (results: readonly SideResult[]) =>
      rounded(xml_bytes / 1e6 / (median(results.map(({ cpu_ms }) => cpu_ms)) / 1_000));
    say(`ours ${perSecond(ours)} MB of XML a CPU-second, mammoth ${perSecond(rival)}`);

    say('refusing a bomb of 1 GB');
    const bombs = {
      honest: letterBomb(GIGABYTE_MB),
      lying_little: letterBomb(GIGABYTE_MB, 50_000),
      lying_much: letterBomb(GIGABYTE_MB, 60_000_000),
    };
    const refused = Object.fromEntries(
      await Promise.all(Object.entries(bombs).map(async ([name, bomb]) => [name, await refusalOf(bomb, rounds)])),
    );
    const words = ours[0]?.words ?? [];
    return {
      same_work: words.length > 0 && [...ours, ...rival].every((side) => isDeepStrictEqual(side.words, words)),
      ratios: { speed_vs_mammoth: rounded(medianRatio(cpuOf(rival), cpuOf(ours))) },
      figures: {
        peak_rss_mb: rounded(Math.max(...ours.map((side) => side.peak_rss_mb))),
        mammoth_peak_rss_mb: rounded(Math.max(...rival.map((side) => side.peak_rss_mb))),
        mb_xml_per_cpu_second: perSecond(ours),
        mammoth_mb_xml_per_cpu_second: perSecond(rival),
        cpu_ms: rounded(median(cpuOf(ours))),
        mammoth_cpu_ms: rounded(median(cpuOf(rival))),
        wall_ms: rounded(median(ours.map((side) => side.wall_ms))),
        mammoth_wall_ms: rounded(median(rival.map((side) => side.wall_ms))),
        xml_bytes,
        words: words.length,
        rounds,
        bomb_refused: refused,
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function cpuOf(results: readonly SideResult[]): number[] {
  return results.map(({ cpu_ms }) => cpu_ms);
}

/** How long it takes until a bomb is refused, as what. */
async function refusalOf(bomb: Buffer, rounds: number) {
  const times: number[] = [];
  let code = 'none';
  for (let round = 0; round < rounds; round += 1) {
    const since = performance.now();
    const outcome = await docxParser.parse(bomb, defaultParseLimits);
    times.push(performance.now() - since);
    code = outcome.ok ? 'none' : outcome.code;
  }
  return {
    code,
    file_kb: Math.round(bomb.length / 1_024),
    ms: rounded(median(times)),
    worst_ms: rounded(Math.max(...times)),
  };
}
