import { AuditEntry } from './audit.ts';

/** An entry as it is kept: the key says whose it is and its place, the rest should agree. */
export type KeptEntry = { entity: string; seq: number; entry: unknown };
export type Head = { seq: number; hash: string };
/** The first entry of a chain that is not as it was written. */
export type Break = { entity: string; seq: number; why: string };

type HashOf = (entry: Omit<AuditEntry, 'hash'>) => string;

const faultOf = (kept: KeptEntry, head: Head, hashOf: HashOf): string | undefined => {
  const parsed = AuditEntry.safeParse(kept.entry);
  if (!parsed.success) return 'is not an audit entry any more';
  const { hash, ...rest } = parsed.data;
  if (kept.seq !== head.seq + 1) return kept.seq > head.seq + 1 ? 'is missing' : 'was put in';
  if (rest.entity !== kept.entity || rest.seq !== kept.seq) return 'belongs elsewhere';
  if (rest.previous !== head.hash) return 'does not follow the one before';
  return hash === hashOf(rest) ? undefined : 'was changed';
};

/**
 * Follows every chain at once, each in its own order, and keeps one head a chain. With the heads of an earlier look (`anchors`, kept where
 * nobody who writes the table can write) it also sees a tail that was cut off, and a chain that was written anew from some entry on.
 */
export const followChains = (hashOf: HashOf, anchors: ReadonlyMap<string, Head> = new Map()) => {
  const heads = new Map<string, Head>();
  const breaks = new Map<string, Break>();

  const broken = (entity: string, seq: number, why: string): void => void breaks.set(entity, { entity, seq, why });

  return {
    follow: (kept: KeptEntry): void => {
      const { entity } = kept;
      if (breaks.has(entity)) return;
      const head = heads.get(entity) ?? { seq: 0, hash: '' };
      const fault = faultOf(kept, head, hashOf);
      if (fault !== undefined) return broken(entity, head.seq + 1, fault);
      const { seq, hash } = AuditEntry.parse(kept.entry);
      const anchor = anchors.get(entity);
      if (anchor?.seq === seq && anchor.hash !== hash) return broken(entity, seq, 'is not the one that was anchored');
      heads.set(entity, { seq, hash });
    },

    /** The heads as they are now, and what is broken. */
    result: (): { heads: ReadonlyMap<string, Head>; breaks: Break[] } => {
      for (const [entity, anchor] of anchors) {
        const last = heads.get(entity)?.seq ?? 0;
        if (last < anchor.seq && !breaks.has(entity)) broken(entity, last + 1, 'was cut off');
      }
      return { heads, breaks: [...breaks.values()] };
    },
  };
};
