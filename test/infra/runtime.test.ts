import { describe, expect, it } from 'vitest';
import { exampleTables } from './example-tables.ts';
import { AWS_CONTEXT, resourcesOf, synthesize } from './synthesize.ts';

const aws = synthesize({ ...AWS_CONTEXT, runtime_count: '2', runtime_max_count: '20' }, exampleTables);
const [service] = resourcesOf(aws, 'AWS::ECS::Service');
const [task] = resourcesOf(aws, 'AWS::ECS::TaskDefinition');
const [container] = task?.Properties.ContainerDefinitions ?? [];

describe('the agent workers on Fargate', () => {
  it('are as many as the conversations need, by the figures that they write themselves', () => {
    const [target] = resourcesOf(aws, 'AWS::ApplicationAutoScaling::ScalableTarget');
    expect(target?.Properties).toMatchObject({
      MinCapacity: 2,
      MaxCapacity: 20,
      ScalableDimension: 'ecs:service:DesiredCount',
    });
    const policies = resourcesOf(aws, 'AWS::ApplicationAutoScaling::ScalingPolicy');
    expect(policies.map(({ Properties }) => Properties.TargetTrackingScalingPolicyConfiguration)).toEqual([
      {
        CustomizedMetricSpecification: {
          Namespace: 'Patchbay',
          MetricName: 'JobUtilization',
          Statistic: 'Average',
          Dimensions: expect.arrayContaining([
            { Name: 'stage', Value: 'test' },
            { Name: 'service', Value: 'agent-runtime' },
          ]),
        },
        TargetValue: 60,
        ScaleInCooldown: 900,
        ScaleOutCooldown: 30,
      },
    ]);
  });

  it('keep the number that scaling has found when they are deployed anew', () => {
    expect(service?.Properties).not.toHaveProperty('DesiredCount');
  });

  it('come up beside those that hold conversations, which nobody waits for to take new ones', () => {
    expect(service?.Properties.DeploymentConfiguration).toMatchObject({
      MinimumHealthyPercent: 100,
      MaximumPercent: 300,
      DeploymentCircuitBreaker: { Enable: true, Rollback: true },
    });
  });

  it('have all the time that Fargate gives after SIGTERM, and are not killed over the conversations they hold', () => {
    expect(container.StopTimeout).toBe(120);
    expect(container.HealthCheck.Command.join(' ')).toContain('/live');
  });
});
