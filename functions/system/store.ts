import { keys } from '#platform/table/keys';
import { getItem } from '#platform/table/table';

/** Any read will do: it fails when the table cannot be reached. */
export const tableAnswers = async (): Promise<void> => {
  await getItem(keys.counter('health'), { eventual: true });
};
