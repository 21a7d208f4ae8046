import { globSync } from 'node:fs';
import { basename, join } from 'node:path';

/** One part of the proof: a command of its own, that is run again by its name. */
export interface Part {
  readonly name: string;
  /** What it shows, for whoever lists the parts. */
  readonly shows: string;
  /** Of `node bootstrap.mjs`. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A bench: its last line is a JSON object, and a missed target is no failure. */
  readonly bench?: string;
}

/** What the parts depend on. */
export interface PartOptions {
  readonly repository: string;
  readonly seed: number;
  /** A labelled set of one's own for the bench of retrieval. */
  readonly data?: string | undefined;
}

const DOCUMENTS = 'test/fixtures/documents';
const QUESTION = 'What time does the clinic open on Saturday?';

/** The walk of the main job, through everything that is deployed. */
const walk = (name: string, shows: string, ...args: string[]): Part => ({
  name: `walk:${name}`,
  shows: `npm start, a conversation, and the end: ${shows}`,
  args: ['start', '--once', '--json', ...args],
});
const document = (file: string) => ['--file', join(DOCUMENTS, file), '--question', QUESTION];

function benches({ repository, data }: PartOptions): Part[] {
  const named = (name: string, bench: string, ...more: string[]): Part => ({
    ...{ name: `bench:${name}`, bench, args: ['bench', bench, ...more] },
    shows: 'figures beside those of a rival that did the same work',
  });
  const names = globSync('test/bench/*.bench.ts', { cwd: repository }).map((file) => basename(file, '.bench.ts'));
  const own = data === undefined ? [] : [named('retrieval-data', 'retrieval', '--data', data)];
  return [...names.sort().map((name) => named(name, name)), ...own];
}

/** Every part, in the order in which they run: what is quick to fail comes first. */
export function partsOf(options: PartOptions): readonly Part[] {
  const seed = String(options.seed);
  const tests = (name: string, shows: string, files: readonly string[], env: Record<string, string> = {}): Part => ({
    ...{ name, shows, args: ['test', ...files], env: { PATCHBAY_SEED: seed, ...env } },
  });
  return [
    { name: 'check', shows: 'layers, types, style, dead code, documents as the code has them', args: ['check'] },
    tests('test', 'npm test with a seed of its own', []),
    tests('contract', 'requests made from the API document, 25 an operation', ['test/contract/fuzz.test.ts'], {
      PATCHBAY_FUZZ_EXAMPLES: '25',
    }),
    tests('poison', 'every poison file ends with its code', ['test/faults/poison'], { PATCHBAY_FAULT_TRIALS: '1000' }),
    tests('large', 'files as large as they may be', ['test/faults/large'], { PATCHBAY_FAULT_TRIALS: '1000' }),
    tests('events', '200 shuffles of late and repeated events', ['test/faults/throwing-steps.test.ts'], {
      PATCHBAY_SHUFFLE_TRIALS: '200',
    }),
    tests('kills', '1,000 trials with processes of steps killed at any moment', ['test/faults/kills.test.ts'], {
      PATCHBAY_FAULT_TRIALS: '1000',
    }),
    tests('outages', '100 times MongoDB, Chroma, the embedder, S3 away', ['test/faults/outages.test.ts'], {
      PATCHBAY_OUTAGE_TRIALS: '100',
    }),
    tests('many', '1,000 files at once, and a PDF of 1,000 pages', ['test/faults/many-files.test.ts'], {
      PATCHBAY_MANY_FILES: '1000',
      PATCHBAY_MANY_PAGES: '1000',
    }),
    tests('webhooks', '1,000 events to a receiver that is down half the time', ['test/webhooks/half-down.test.ts'], {
      PATCHBAY_WEBHOOK_EVENTS: '1000',
    }),
    walk('spoken', 'its own document, spoken'),
    walk('docx', 'a DOCX', ...document('willow-clinic.docx')),
    walk('doc', 'a DOC', ...document('hillside-clinic.doc')),
    walk('txt', 'a text', ...document('cedar-clinic.txt')),
    ...benches(options),
  ];
}

/**
 * The parts that were asked for: by name, or by what stands before the colon; all where none was.
 *
 * @throws Error naming what there is not.
 */
export function chooseParts(parts: readonly Part[], asked: readonly string[]): readonly Part[] {
  if (asked.length === 0) return parts;
  const isOf = ({ name }: Part, word: string) => name === word || name.startsWith(`${word}:`);
  const unknown = asked.find((word) => !parts.some((part) => isOf(part, word)));
  if (unknown !== undefined) throw new Error(`there is no part "${unknown}"; npm run prove -- --list names them`);
  return parts.filter((part) => asked.some((word) => isOf(part, word)));
}
