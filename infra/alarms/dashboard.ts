import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Dashboard, GraphWidget, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import type { FunctionsStack } from '../functions-stack.ts';

type Shown = { http: HttpApi; functions: FunctionsStack; table: TableV2 };

const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 12 });

/** One page that answers: is it used, is it slow, does it fail, is it behind, what does it cost. */
export const createDashboard = (scope: Construct, { http, functions, table }: Shown): Dashboard => {
  const period = Duration.minutes(5);
  const fns = functions.functions;
  return new Dashboard(scope, 'Dashboard', {
    defaultInterval: Duration.days(1),
    widgets: [
      [
        graph('Requests and faults', [
          http.metricCount({ period }),
          http.metricClientError(),
          http.metricServerError(),
        ]),
        graph('Latency (p50, p95)', [
          http.metricLatency({ statistic: 'p50' }),
          http.metricLatency({ statistic: 'p95' }),
        ]),
      ],
      [
        graph(
          'Errors per function',
          fns.map((fn) => fn.metricErrors({ period, label: fn.node.id })),
        ),
        graph(
          'Duration per function (p95)',
          fns.map((fn) => fn.metricDuration({ statistic: 'p95', label: fn.node.id })),
        ),
      ],
      [
        graph(
          'Consumers behind, ms',
          functions.consumers.map((fn) => fn.metric('IteratorAge', { statistic: 'Maximum', label: fn.node.id })),
        ),
        graph(
          'Workflows',
          functions.workflows.flatMap((flow) => [flow.metricStarted(), flow.metricFailed()]),
        ),
      ],
      [
        graph('Table, capacity units', [
          table.metricConsumedReadCapacityUnits(),
          table.metricConsumedWriteCapacityUnits(),
        ]),
        graph(
          'Failed for good',
          [...functions.consumers.map(({ failures }) => failures), functions.schedules.failures].map((queue) =>
            queue.metricApproximateNumberOfMessagesVisible(),
          ),
        ),
      ],
    ],
  });
};
