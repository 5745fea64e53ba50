import { decodeTime } from 'ulid';

const keptDays = 180;

/** In seconds, when what an import read goes, as its sheets do (`infra/data/buckets.ts`): it holds people's details. Its id tells when it began. */
export const goesAt = (importId: string): number =>
  Math.floor(decodeTime(importId.slice('imp_'.length)) / 1000) + keptDays * 86_400;
