import { followChains, type Break, type Head } from '#shared/access/verify-chain';
import { hashOf } from '../../functions/platform/audit/chain.ts';
import { auditedAs, entityOfAudit } from '../../functions/platform/table/keys.ts';
import { wholeTable } from '../lib/whole-table.ts';

export type Verified = {
  entries: number;
  heads: ReadonlyMap<string, Head>;
  breaks: Break[];
  /** Items that say when they were last changed, where no entry of their chain was written at that instant. */
  untold: { entity: string; item: string; at: string }[];
};

/** Every chain of the table, and every item against its chain. */
export const verifyTable = async (anchors: ReadonlyMap<string, Head>): Promise<Verified> => {
  const chains = followChains(hashOf, anchors);
  const told = new Map<string, Set<unknown>>();
  const items: Verified['untold'] = [];
  let entries = 0;
  for await (const { pk, sk, ...rest } of wholeTable()) {
    const [partition, place] = [String(pk), String(sk)];
    const entity = entityOfAudit(partition);
    if (entity !== undefined) {
      entries += 1;
      chains.follow({ entity, seq: Number(place), entry: rest });
      told.set(entity, (told.get(entity) ?? new Set()).add(rest.at));
      continue;
    }
    const audited = auditedAs(partition, place);
    if (audited && typeof rest.updatedAt === 'string')
      items.push({ entity: audited, item: `${partition} ${place}`, at: rest.updatedAt });
  }
  const untold = items.filter(({ entity, at }) => !told.get(entity)?.has(at));
  return { entries, ...chains.result(), untold };
};
