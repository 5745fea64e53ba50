import * as z from 'zod/mini';
import { keys } from './table/keys.ts';
import { updateItem } from './table/table.ts';

/** The next number of a series, or the first of a block; gaps are allowed. */
export const nextNumber = async (series: string, block = 1): Promise<number> => {
  const after = await updateItem({
    Key: keys.counter(series),
    UpdateExpression: 'ADD #value :block',
    ExpressionAttributeNames: { '#value': 'value' },
    ExpressionAttributeValues: { ':block': block },
    ReturnValues: 'UPDATED_NEW',
  });
  return z.object({ value: z.int() }).parse(after).value - block + 1;
};
