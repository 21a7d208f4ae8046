import { configureAgent, createKey, createTenant } from '@patchbay/local-stack/walk';
import { type BenchDocument, benchDocument } from './support/bench-document.ts';
import { type DeployedProduct, withProduct } from './support/deployed-product.ts';
import {
  type DirectIngestion,
  type DirectRun,
  type IngestedFile,
  openDirectIngestion,
} from './support/direct-ingestion.ts';
import { interleave } from './support/interleave.ts';
import { cpuOfTree } from './support/process-tree.ts';
import { type BenchContext, type BenchResult, runBench } from './support/run-bench.ts';
import { type MachineRun, stateMachineRuns } from './support/state-machine-run.ts';
import { median, medianRatio, rounded } from './support/statistics.ts';
import { upload } from './support/upload.ts';

const OPTIONS = { rounds: 3, packages: ['pdfjs-dist', 'mongodb', 'chromadb', 'onnxruntime-node'] };
const WARM_UP = 1;

/** One document through the whole pipeline. */
interface PipelineRun {
  readonly file: IngestedFile;
  readonly machine: MachineRun;
  /** From the end of the upload until the execution had ended: the event's way into the machine is in it. */
  readonly upload_to_end_ms: number;
  readonly vectors: number;
  /** Of everything that runs: functions, emulator, model, databases. */
  readonly cpu_ms: number;
}

/** The document through the parts alone. */
interface PartsRun extends DirectRun {
  readonly cpu_ms: number;
}

/** The deployed state machine against its own parts, called one after another in one process. */
await runBench('ingestion', OPTIONS, async (context) => {
  const document = await benchDocument(context.say);
  return await withProduct(context, async (product) => {
    const direct = await openDirectIngestion(product.stack.endpoints);
    try {
      return await compare(product, document, direct, context);
    } finally {
      await direct.close();
    }
  });
});

async function compare(
  product: DeployedProduct,
  document: BenchDocument,
  direct: DirectIngestion,
  { say, signal, rounds }: BenchContext,
): Promise<BenchResult> {
  const tenant = await createKey(product, await createTenant(product));
  const { index_id } = await configureAgent(tenant.api);
  const { tenant_id } = tenant;
  const machines = stateMachineRuns(product.stack.endpoints.aws_endpoint_url);

  const ours = async (): Promise<PipelineRun> => {
    signal.throwIfAborted();
    const vectors_before = await direct.vectorsOf({ tenant_id, index_id });
    const cpu = cpuOfTree(process.pid);
    const file_id = await upload(tenant.api, document, index_id);
    const since = performance.now();
    const machine = await machines.ofFile(file_id);
    const upload_to_end_ms = performance.now() - since;
    const cpu_ms = cpuOfTree(process.pid) - cpu;
    say(`state machine: ${Math.round(machine.ms)} ms`);
    const vectors = (await direct.vectorsOf({ tenant_id, index_id })) - vectors_before;
    return { file: { tenant_id, index_id, file_id }, machine, upload_to_end_ms, vectors, cpu_ms };
  };
  const rival = async (): Promise<PartsRun> => {
    signal.throwIfAborted();
    const cpu = cpuOfTree(process.pid);
    const run = { ...(await direct.run(document)), cpu_ms: cpuOfTree(process.pid) - cpu };
    say(`its parts: ${Math.round(sumOf(run))} ms`);
    return run;
  };
  const results = await interleave({ ours, rival }, { rounds, warm_up: WARM_UP });
  const same = await Promise.all(
    results.ours.map(async ({ file, vectors }, round) => {
      const other = results.rival[round];
      return other !== undefined && vectors === other.vectors && (await direct.isSame(file, other.file));
    }),
  );
  return { same_work: same.length > 0 && same.every(Boolean), ...summarise(document, results) };
}

function sumOf({ parts }: DirectRun): number {
  return Object.values(parts).reduce((sum, ms) => sum + ms, 0);
}

/** What is left of a run without the model, which costs both sides the same and hides what they do not share. */
function withoutEmbedding(ours: readonly PipelineRun[], rival: readonly PartsRun[]) {
  const machine = ours.map(({ machine: { ms, states } }) => ms - (states.get('EmbedChunks') ?? 0));
  const parts = rival.map((run) => sumOf(run) - run.parts.embed);
  return {
    machine_ms: machine.map(Math.round),
    parts_ms: parts.map(Math.round),
    ratio: rounded(medianRatio(parts, machine)),
  };
}

function stateRows(ours: readonly PipelineRun[]) {
  const names = [...new Set(ours.flatMap(({ machine }) => [...machine.states.keys()]))];
  const rows = names.map((name) => {
    const times = ours.map(({ machine }) => machine.states.get(name) ?? 0);
    const shares = ours.map(({ machine }, run) => (times[run] ?? 0) / machine.ms);
    return { name, ms: rounded(median(times)), share: rounded(median(shares)) };
  });
  // States that only decide take no time worth a line.
  return rows.filter(({ ms }) => ms >= 10);
}

function summarise(document: BenchDocument, { ours, rival }: { ours: PipelineRun[]; rival: PartsRun[] }) {
  const pages = rival[0]?.pages ?? 0;
  const pagesPerSecond = (ms: number) => pages / (ms / 1000);
  const machine_ms = ours.map(({ machine }) => machine.ms);
  const partNames = ['parse', 'chunk', 'embed', 'index'] as const;
  const parts_ms = partNames.map((part) => [part, rounded(median(rival.map(({ parts }) => parts[part])))]);
  const between = ours.map(
    ({ machine: { ms, states } }) => 1 - [...states.values()].reduce((sum, one) => sum + one, 0) / ms,
  );
  const cpu_ms = [ours, rival].map((side) => side.map((run) => run.cpu_ms));
  return {
    ratios: {
      pipeline_vs_sum_of_parts: rounded(medianRatio(rival.map(sumOf), machine_ms)),
      pipeline_vs_sum_of_parts_cpu: rounded(medianRatio(cpu_ms[1] ?? [], cpu_ms[0] ?? [])),
    },
    figures: {
      document: { name: document.name, bytes: document.bytes.length, pages, chunks: rival[0]?.vectors ?? 0 },
      rounds: ours.length,
      pages_per_second: rounded(median(machine_ms.map(pagesPerSecond))),
      parts_pages_per_second: rounded(median(rival.map((run) => pagesPerSecond(sumOf(run))))),
      machine_ms: machine_ms.map(Math.round),
      upload_to_end_ms: ours.map(({ upload_to_end_ms }) => Math.round(upload_to_end_ms)),
      sum_of_parts_ms: rival.map((run) => Math.round(sumOf(run))),
      cpu_ms: { pipeline: cpu_ms[0], parts: cpu_ms[1] },
      parts_ms: Object.fromEntries(parts_ms),
      without_embedding: withoutEmbedding(ours, rival),
      transitions: ours[0]?.machine.transitions ?? 0,
      states: stateRows(ours),
      between_states_share: rounded(median(between)),
    },
  };
}
