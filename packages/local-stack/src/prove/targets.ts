/** A figure of a bench, and what is good. */
interface Target {
  readonly key: string;
  readonly at_least?: number;
  readonly at_most?: number;
}

const atLeast = (key: string, at_least: number): Target => ({ key, at_least });
const atMost = (key: string, at_most: number): Target => ({ key, at_most });

/** The targets of docs/benchmarks.md. */
const TARGETS: Readonly<Record<string, readonly Target[]>> = {
  'pdf-text': [atLeast('ours_vs_pdfjs_dist', 2.5)],
  'docx-text': [atLeast('ours_vs_mammoth', 5), atMost('peak_rss_mb', 150)],
  ingestion: [atLeast('pipeline_vs_sum_of_parts', 0.7)],
  'state-machine': [
    ...[atMost('transitions_per_document', 14), atMost('max_payload_bytes', 4_096)],
    atMost('history_events_per_1000_pages', 2_000),
  ],
  search: [atMost('p95_ms', 60), atMost('use_case_vs_store', 2)],
  retrieval: [atLeast('hybrid_vs_best_single', 1.05), atLeast('chunked_minus_whole', -0.01)],
  'session-start': [atMost('ours_vs_bare_livekit', 1.1)],
  'turn-latency': [atMost('ours_vs_bare_livekit', 1.05)],
  'runtime-density': [atLeast('ours_vs_bare_livekit', 0.95)],
  resolve: [atMost('round_trips_api', 1), atMost('round_trips_runtime', 1)],
  'list-growth': [atMost('cost_1e5_vs_1e2', 1.3)],
  bundles: [atMost('worst_vs_parts', 1.1), atMost('largest_kb', 1_800)],
  'warm-route': [atMost('ours_vs_bare_middy', 1.25)],
  'api-load': [atLeast('ours_vs_bare_middy', 0.8)],
  'noisy-neighbour': [atMost('victim_p99_vs_solo', 1.5)],
};

/** The last line of a bench. */
export interface BenchLine {
  readonly bench: string;
  readonly same_work: boolean;
  readonly ratios: Readonly<Record<string, unknown>>;
  readonly figures: Readonly<Record<string, unknown>>;
}

/** A figure beside its target; `met` is null where the bench did not give it as a number. */
export interface Measured extends Target {
  readonly value: number | null;
  readonly met: boolean | null;
}

/** What a bench found, beside what is good. */
export function againstTargets({ bench, ratios, figures }: BenchLine): Measured[] {
  return (TARGETS[bench] ?? []).map((target) => {
    const { key, at_least = -Infinity, at_most = Infinity } = target;
    const value = ratios[key] ?? figures[key];
    if (typeof value !== 'number') return { ...target, value: null, met: null };
    return { ...target, value, met: value >= at_least && value <= at_most };
  });
}
