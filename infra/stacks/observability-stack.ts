import type { Route } from '@patchbay/http/route';
import { Duration } from 'aws-cdk-lib';
import type { SpecRestApi } from 'aws-cdk-lib/aws-apigateway';
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config/stages.ts';
import { functionName, resourceName } from '../constructs/names.ts';
import { ProductStack } from './product-stack.ts';

/** What is watched. */
export interface Observed {
  readonly api: SpecRestApi;
  readonly routes: readonly Route[];
  /** Of ingestion. */
  readonly stateMachine: StateMachine | undefined;
  readonly callsMachine?: StateMachine | undefined;
  /** Queues in which anything at all is a fault, by what lies there. */
  readonly deadLetters: Readonly<Record<string, IQueue>>;
}

const FIVE_MINUTES = Duration.minutes(5);

/** Alarms on what users notice, and a dashboard with a row of graphs a module, made from the route table. */
export class ObservabilityStack extends ProductStack {
  readonly #config: StageConfig;

  constructor(scope: Construct, config: StageConfig, observed: Observed) {
    super(scope, 'observability', config, 'Patchbay: alarms and dashboard');
    this.#config = config;
    this.#alarms(observed);
    this.#dashboard(observed);
  }

  #alarms({ api, stateMachine, callsMachine, deadLetters }: Observed): void {
    this.#alarm('api-errors', 'The API answers with 5xx', {
      metric: api.metricServerError({ period: FIVE_MINUTES, statistic: 'Sum' }),
      threshold: 5,
    });
    this.#alarm('api-latency', 'One request in a hundred takes longer than 5 s', {
      metric: api.metricLatency({ period: FIVE_MINUTES, statistic: 'p99' }),
      threshold: 5_000,
      evaluationPeriods: 3,
    });
    this.#alarm('refused-signatures', 'Requests of other systems come with signatures that do not verify', {
      metric: new Metric({
        namespace: 'Patchbay/Doors',
        metricName: 'refused',
        period: FIVE_MINUTES,
        statistic: 'Sum',
      }),
      threshold: 20,
    });
    if (stateMachine !== undefined) {
      this.#alarm('ingestion-failures', 'Ingestion fails for reasons that are not the document', {
        metric: stateMachine.metricFailed({ period: FIVE_MINUTES, statistic: 'Sum' }),
        threshold: 1,
      });
      this.#alarm('ingestion-timeouts', 'Ingestion does not come to an end', {
        metric: stateMachine.metricTimedOut({ period: FIVE_MINUTES, statistic: 'Sum' }),
        threshold: 1,
      });
    }
    if (callsMachine !== undefined) {
      this.#alarm('calls-failures', 'Outbound calls fail for reasons that are not the telephone network', {
        metric: callsMachine.metricFailed({ period: FIVE_MINUTES, statistic: 'Sum' }),
        threshold: 1,
      });
    }
    for (const [what, queue] of Object.entries(deadLetters)) {
      this.#alarm(`${what}-dead-letters`, `Messages of ${what} were given up`, {
        metric: queue.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES, statistic: 'Maximum' }),
        threshold: 1,
      });
    }
  }

  #alarm(id: string, description: string, props: Pick<AlarmProps, 'metric' | 'threshold'> & Partial<AlarmProps>): void {
    const alarm = new Alarm(this, id, {
      alarmName: resourceName(this.#config, id),
      alarmDescription: description,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...props,
    });
    const { alarm_topic_arn } = this.#config;
    if (alarm_topic_arn === undefined) return;
    const known = this.node.tryFindChild('alarm-topic') as Topic | undefined;
    alarm.addAlarmAction(new SnsAction(known ?? Topic.fromTopicArn(this, 'alarm-topic', alarm_topic_arn)));
  }

  #dashboard({ api, routes, stateMachine }: Observed): void {
    const dashboard = new Dashboard(this, 'dashboard', { dashboardName: resourceName(this.#config, 'overview') });
    dashboard.addWidgets(
      graph('Requests', [api.metricCount({ period: FIVE_MINUTES })]),
      graph('Errors', [
        api.metricClientError({ period: FIVE_MINUTES }),
        api.metricServerError({ period: FIVE_MINUTES }),
      ]),
      graph(
        'Latency',
        ['p50', 'p99'].map((statistic) => api.metricLatency({ period: FIVE_MINUTES, statistic })),
      ),
    );
    if (stateMachine !== undefined) {
      dashboard.addWidgets(
        graph('Ingestion', [stateMachine.metricStarted(), stateMachine.metricSucceeded(), stateMachine.metricFailed()]),
        graph('Ingestion time', [stateMachine.metricTime({ statistic: 'p90' })]),
      );
    }
    for (const [module, ofModule] of Map.groupBy(routes, (route) => route.module)) {
      const metrics = (name: string, statistic: string) =>
        ofModule.map(({ id }) => functionMetric(functionName(this.#config, id), id, name, statistic));
      dashboard.addWidgets(
        graph(`${module}: calls`, metrics('Invocations', 'Sum')),
        graph(`${module}: errors`, metrics('Errors', 'Sum')),
        graph(`${module}: duration p99`, metrics('Duration', 'p99')),
      );
    }
  }
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: 8, height: 6 });
}

function functionMetric(name: string, label: string, metricName: string, statistic: string): Metric {
  return new Metric({
    namespace: 'AWS/Lambda',
    metricName,
    dimensionsMap: { FunctionName: name },
    label,
    statistic,
    period: FIVE_MINUTES,
  });
}
