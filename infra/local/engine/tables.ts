import { CannotStart, exitCodes } from '../errors.ts';
import { isObject, listOf, objectOf, textOf, textOr, type JsonObject } from '../json.ts';
import type { Resource, Template } from '../template/template.ts';
import { type Connection, EngineError } from './connection.ts';

/** What of a table's description the engine needs. */
export type Table = {
  name: string;
  arn: string;
  streamArn: string;
  keySchema: JsonObject[];
  attributes: JsonObject[];
  indexes: JsonObject[];
  hashKey: string;
  ttlAttribute: string | undefined;
  streamView: string | undefined;
};

const objects = (value: unknown): JsonObject[] => listOf(value).filter(isObject);

const tableOf = ({ identity, properties }: Resource): Table => {
  const keySchema = objects(properties.KeySchema);
  const hash = keySchema.find(({ KeyType }) => KeyType === 'HASH');
  const ttl = objectOf(properties.TimeToLiveSpecification);
  return {
    name: identity.ref,
    arn: identity.attributes.Arn ?? '',
    streamArn: identity.attributes.StreamArn ?? '',
    keySchema,
    attributes: objects(properties.AttributeDefinitions),
    indexes: objects(properties.GlobalSecondaryIndexes).map(({ IndexName, KeySchema, Projection }) => ({
      IndexName,
      KeySchema,
      Projection,
    })),
    hashKey: textOf(hash?.AttributeName, `the partition key of ${identity.ref}`),
    ttlAttribute: ttl.Enabled === true ? textOr(ttl.AttributeName, '') : undefined,
    streamView:
      typeof objectOf(properties.StreamSpecification).StreamViewType === 'string'
        ? textOr(objectOf(properties.StreamSpecification).StreamViewType, '')
        : undefined,
  };
};

export const tablesOf = (template: Template): Table[] =>
  template.ofType('AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table').map(tableOf);

const description = async (engine: Connection, name: string): Promise<JsonObject | undefined> => {
  try {
    return objectOf((await engine.call('DescribeTable', { TableName: name })).Table);
  } catch (error) {
    if (error instanceof EngineError && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
};

const create = async (engine: Connection, table: Table): Promise<void> => {
  await engine.call('CreateTable', {
    TableName: table.name,
    KeySchema: table.keySchema,
    AttributeDefinitions: table.attributes,
    BillingMode: 'PAY_PER_REQUEST',
    ...(table.indexes.length > 0 ? { GlobalSecondaryIndexes: table.indexes } : {}),
    ...(table.streamView ? { StreamSpecification: { StreamEnabled: true, StreamViewType: table.streamView } } : {}),
  });
  if (table.ttlAttribute) {
    const TimeToLiveSpecification = { Enabled: true, AttributeName: table.ttlAttribute };
    await engine.call('UpdateTimeToLive', { TableName: table.name, TimeToLiveSpecification });
  }
};

/** A template may gain an index from one version to the next; anything else that differs is refused. */
const addMissingIndexes = async (engine: Connection, table: Table, existing: JsonObject): Promise<void> => {
  const keyNames = (schema: unknown): string =>
    objects(schema)
      .map(({ AttributeName }) => String(AttributeName))
      .sort()
      .join();
  if (keyNames(existing.KeySchema) !== keyNames(table.keySchema)) {
    throw new CannotStart(
      `The table ${table.name} in the data folder has another key than the template; start with another folder (--data DIR).`,
      exitCodes.dataFolderDamaged,
    );
  }
  const present = new Set(objects(existing.GlobalSecondaryIndexes).map(({ IndexName }) => IndexName));
  for (const index of table.indexes.filter(({ IndexName }) => !present.has(IndexName))) {
    const names = new Set(objects(index.KeySchema).map(({ AttributeName }) => AttributeName));
    const AttributeDefinitions = table.attributes.filter(({ AttributeName }) => names.has(AttributeName));
    await engine.call('UpdateTable', {
      TableName: table.name,
      AttributeDefinitions,
      GlobalSecondaryIndexUpdates: [{ Create: index }],
    });
  }
};

/** Makes every table of the template that is not there yet. */
export const ensureTables = async (engine: Connection, tables: Table[]): Promise<void> => {
  for (const table of tables) {
    const existing = await description(engine, table.name);
    if (existing) await addMissingIndexes(engine, table, existing);
    else await create(engine, table);
  }
};
