import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { document, tableName, type Item } from '../../functions/platform/table/table.ts';

/** Every item, partition by partition, each in the order of its sort key. Only the maintenance role may: no function scans. */
export const wholeTable = async function* (): AsyncGenerator<Item> {
  let after: Item | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await document().send(
      new ScanCommand({ TableName: tableName(), ConsistentRead: true, ...(after ? { ExclusiveStartKey: after } : {}) }),
    );
    yield* Items;
    after = LastEvaluatedKey;
  } while (after);
};
