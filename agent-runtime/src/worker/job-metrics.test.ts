import { createLogger } from '@patchbay/observability';
import { describe, expect, it } from 'vitest';
import { writeJobMetrics } from './job-metrics.ts';

function written(takes_jobs: boolean): Record<string, unknown> {
  const lines: string[] = [];
  const log = createLogger({
    level: 'info',
    fields: { service: 'agent-runtime', stage: 'test' },
    destination: { write: (line) => void lines.push(line) },
  });
  writeJobMetrics(log, { active_jobs: 3, max_jobs: 8, takes_jobs }, new Date(1_800_000_000_000));
  return JSON.parse(lines.join(''));
}

describe('the figures of a worker', () => {
  it('are a line from which CloudWatch makes metrics: every name and dimension it speaks of is there', () => {
    const line = written(true);
    expect(line).toMatchObject({
      stage: 'test',
      service: 'agent-runtime',
      ActiveJobs: 3,
      JobUtilization: 38,
      _aws: {
        Timestamp: 1_800_000_000_000,
        CloudWatchMetrics: [
          {
            Namespace: 'Patchbay',
            Dimensions: [['stage', 'service']],
            Metrics: [
              { Name: 'ActiveJobs', Unit: 'Count' },
              { Name: 'JobUtilization', Unit: 'Percent' },
            ],
          },
        ],
      },
    });
  });

  it('say nothing of room where no jobs are taken', () => {
    const line = written(false);
    expect(line).not.toHaveProperty('JobUtilization');
    expect(JSON.stringify(line._aws)).not.toContain('JobUtilization');
    expect(line).toMatchObject({ ActiveJobs: 3 });
  });
});
