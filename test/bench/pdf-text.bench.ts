import { type Agreement, agreementOf } from './support/pdf-text/agreement.ts';
import { pdfCorpus } from './support/pdf-text/corpus.ts';
import { prepareSides, type Sides } from './support/pdf-text/sides.ts';
import { type BenchContext, type BenchResult, runBench } from './support/run-bench.ts';
import { median, medianRatio, rounded } from './support/statistics.ts';

const OPTIONS = { rounds: 5, packages: ['@embedpdf/pdfium', 'pdfjs-dist', 'unpdf', 'esbuild'] };
/** Shares by which the text may differ from pdf.js's. */
const TOLERANCE = 0.005;

/** Text of the pages of real manuals: ours against pdf.js, poppler and unpdf, each in a process of its own. */
await runBench('pdf-text', OPTIONS, async (context) => {
  const files = await pdfCorpus(context.say);
  const prepared = await prepareSides();
  if (prepared.pdftotext === undefined) context.say('there is no pdftotext here (Debian: poppler-utils): left out');
  try {
    return await compare(prepared, files, context);
  } finally {
    prepared.remove();
  }
});

async function compare(
  { sides, pdftotext }: Sides,
  files: readonly string[],
  { say, signal, rounds }: BenchContext,
): Promise<BenchResult> {
  const names = [...sides.keys()];
  const texts = new Map<string, string[][]>();
  for (const [name, side] of sides) texts.set(name, await side.textsOf(files));
  const theirs = texts.get('pdfjs-dist') ?? [];
  const pages = theirs.flat().length;
  const agreements = names.map((name): [string, Agreement] => [name, agreementOf(texts.get(name) ?? [], theirs)]);
  const agreement = Object.fromEntries(agreements.map(([name, of]) => [name, roundedAgreement(of)]));
  say(`${pages} pages of ${files.length} manuals; agreement with pdf.js: ${JSON.stringify(agreement)}`);

  const cpu = new Map<string, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    // Each side is in every place in turn: what the others leave in the machine's caches falls on all of them.
    const order = names.map((_name, index) => names[(index + round) % names.length] ?? '');
    for (const name of order) {
      signal.throwIfAborted();
      cpu.get(name)?.push((await sides.get(name)?.cpuOf(files)) ?? Number.NaN);
    }
    say(`round ${round + 1}: CPU-ms ${names.map((name) => `${name} ${cpu.get(name)?.at(-1)}`).join(', ')}`);
  }
  const cpuOf = (name: string) => cpu.get(name) ?? [];
  const against = (rival: string, ours = 'ours') => rounded(medianRatio(cpuOf(rival), cpuOf(ours)));
  return {
    same_work: pages >= 1_000 && isSame(agreements.find(([name]) => name === 'ours')?.[1]),
    ratios: {
      ours_vs_pdfjs_dist: against('pdfjs-dist'),
      ours_vs_unpdf: against('unpdf'),
      ...(pdftotext === undefined ? {} : { ours_vs_pdftotext: against('pdftotext') }),
      ours_structured_vs_pdfjs_dist: against('pdfjs-dist', 'ours-structured'),
      // What is at most possible with this engine, unless it is helped.
      raw_pdfium_vs_pdfjs_dist: against('pdfjs-dist', 'raw-pdfium'),
    },
    figures: {
      pages,
      files: files.length,
      rounds,
      pages_per_cpu_second: Object.fromEntries(
        names.map((name) => [name, rounded(pages / (median(cpuOf(name)) / 1_000))]),
      ),
      cpu_ms: Object.fromEntries(cpu),
      agreement_with_pdfjs_dist: agreement,
      pdftotext: pdftotext ?? 'not on this machine',
    },
  };
}

function isSame(agreement: Agreement | undefined): boolean {
  if (agreement === undefined) return false;
  return Math.abs(agreement.length - 1) <= TOLERANCE && agreement.characters >= 1 - TOLERANCE;
}

function roundedAgreement({ words, characters, length }: Agreement) {
  const digits = (value: number) => Number(value.toFixed(5));
  return { words: digits(words), characters: digits(characters), length: digits(length) };
}
