import { CHECKED, REPAIRED, type UpkeepReport } from '@patchbay/core/knowledge-upkeep';
import { createLogger } from '@patchbay/observability';
import { expect, it } from 'vitest';
import { metricsOf } from '../upkeep-compose.ts';

it('writes a line that CloudWatch takes for a metric of everything that was looked at and set right', () => {
  const numbers = (keys: readonly string[]) => Object.fromEntries(keys.map((key, at) => [key, at]));
  const report = { checked: numbers(CHECKED), repaired: numbers(REPAIRED) } as unknown as UpkeepReport;
  const lines: string[] = [];
  const log = createLogger({ level: 'info', destination: { write: (line) => lines.push(line) } });
  log.info('knowledge upkeep', metricsOf(report, new Date(1_000)));
  const line = JSON.parse(lines[0] ?? '');
  const [{ Namespace, Metrics }] = line._aws.CloudWatchMetrics;
  expect([line._aws.Timestamp, Namespace]).toEqual([1_000, 'Patchbay/KnowledgeUpkeep']);
  expect(Metrics).toHaveLength(CHECKED.length + REPAIRED.length);
  for (const { Name } of Metrics) expect(line[Name]).toEqual(expect.any(Number));
  expect(line.repaired_vectors_refilled).toBe(REPAIRED.indexOf('vectors_refilled'));
});
