import { notUnderstood } from '../errors.ts';
import type { Table } from '../engine/tables.ts';
import { isAllowed } from '../iam/decide.ts';
import type { Role } from '../iam/roles.ts';
import { numberOr, objectOf, textOf, textOr, textsOf } from '../json.ts';
import type { Resource, Template } from '../template/template.ts';
import type { FunctionDescription } from '../functions/description.ts';
import { type Hears, hearsOf } from './filter.ts';

/** What the template says about one reader of a table's stream. */
export type Consumer = {
  name: string;
  functionArn: string;
  table: Table;
  batchSize: number;
  /** -1: until the record is too old. */
  retries: number;
  maxAgeMs: number;
  bisects: boolean;
  reportsFailures: boolean;
  deadLetterArn: string | undefined;
  fromStart: boolean;
  hears: Hears;
};

/** Order per key is kept with one reader too, so the parallelization factor changes nothing here. */
const known = new Set([
  'BatchSize',
  'BisectBatchOnFunctionError',
  'DestinationConfig',
  'Enabled',
  'EventSourceArn',
  'FilterCriteria',
  'FunctionName',
  'FunctionResponseTypes',
  'MaximumBatchingWindowInSeconds',
  'MaximumRecordAgeInSeconds',
  'MaximumRetryAttempts',
  'ParallelizationFactor',
  'StartingPosition',
  'Tags',
]);

const dayMs = 24 * 3_600_000;

const consumerOf = (
  resource: Resource,
  tables: Table[],
  functions: FunctionDescription[],
  roles: Map<string, Role>,
): Consumer => {
  const { key, properties } = resource;
  const unknown = Object.keys(properties).find((name) => !known.has(name));
  if (unknown !== undefined) throw notUnderstood(`${unknown} of the event source ${key}`);
  const source = textOf(properties.EventSourceArn, `the source of ${key}`);
  const table = tables.find(({ streamArn }) => streamArn === source);
  if (!table) throw notUnderstood(`the event source ${source}, of ${key}`);
  const name = textOf(properties.FunctionName, `the function of ${key}`);
  const target = functions.find((one) => name === one.name || name === one.arn);
  if (!target) throw notUnderstood(`the function ${name}, of ${key}`);
  const role = roles.get(target.roleArn);
  if (role && !isAllowed(role, { action: 'dynamodb:GetRecords', resource: source })) {
    throw notUnderstood(`how ${target.name} could read the stream: its role does not allow dynamodb:GetRecords`);
  }
  const age = numberOr(properties.MaximumRecordAgeInSeconds, -1);
  return {
    name: key,
    functionArn: target.arn,
    table,
    batchSize: numberOr(properties.BatchSize, 100),
    retries: numberOr(properties.MaximumRetryAttempts, -1),
    maxAgeMs: age < 0 ? dayMs : age * 1_000,
    bisects: properties.BisectBatchOnFunctionError === true,
    reportsFailures: textsOf(properties.FunctionResponseTypes).includes('ReportBatchItemFailures'),
    deadLetterArn: textOr(objectOf(objectOf(properties.DestinationConfig).OnFailure).Destination, '') || undefined,
    fromStart: properties.StartingPosition !== 'LATEST',
    hears: hearsOf(properties.FilterCriteria, key),
  };
};

export const readConsumers = (
  template: Template,
  tables: Table[],
  functions: FunctionDescription[],
  roles: Map<string, Role>,
): Consumer[] =>
  template
    .ofType('AWS::Lambda::EventSourceMapping')
    .filter(({ properties }) => properties.Enabled !== false)
    .map((resource) => consumerOf(resource, tables, functions, roles));
