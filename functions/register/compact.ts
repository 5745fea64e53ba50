import { log } from '#platform/log';
import { compact } from '#platform/register/compactor';
import { partyRegisterFields } from '#shared/parties/register-fields';

const lists = [{ list: 'parties', fields: partyRegisterFields }];

/** Once a minute: takes waiting changes into a new snapshot of each list where there are enough or the last one is old. */
export const handler = async (): Promise<void> => {
  for (const { list, fields } of lists) {
    const outcome = await compact(list, fields, new Date());
    if (outcome !== 'nothing-to-do') log.info('register.compacted', { list, outcome });
  }
};
