import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { keys } from '#platform/table/keys';
import { getItem, putItem } from '#platform/table/table';

const keptForDays = 400;

/** Claims an occasion for a recipient: true for the first who asks, for ever after false (INV-17). */
export const isFirst = async (occasion: string, recipient: string, now: Date): Promise<boolean> => {
  const expiresAt = Math.floor(now.getTime() / 1000) + keptForDays * 86_400;
  try {
    await putItem(
      { ...keys.sentMarker(occasion, recipient), at: now.toISOString(), expiresAt },
      'attribute_not_exists(pk)',
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};

export const isMarked = async (occasion: string, recipient: string): Promise<boolean> =>
  (await getItem(keys.sentMarker(occasion, recipient))) !== undefined;
