import { estimateTokens } from './token-estimate.ts';

/** Share of the target that headings may take as context, and the header of a table as much again. */
const contextShare = 0.25;

/** The innermost headings that fit into their share of a chunk, outermost first. */
export function contextOf(path: readonly string[], target: number): string[] {
  const context: string[] = [];
  let tokens = 0;
  for (const heading of path.toReversed()) {
    tokens += headingTokens(heading);
    if (tokens > target * contextShare) break;
    context.unshift(heading);
  }
  return context;
}

/** What a heading costs as context: itself and what stands between it and the next. */
function headingTokens(heading: string): number {
  return estimateTokens(heading) + 1;
}

/** What the headings that are in force cost a chunk. */
export function contextTokens(path: readonly string[], target: number): number {
  return contextOf(path, target).reduce((sum, heading) => sum + headingTokens(heading), 0);
}

/** Whether the header of a table is short enough to be said again. */
export function repeatsHeader(header: string, target: number): boolean {
  return estimateTokens(header) <= target * contextShare;
}
