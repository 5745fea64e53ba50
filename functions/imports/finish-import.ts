import type { Caller } from '#shared/access/caller';
import { finishedMail } from '#shared/imports/finished-mail';
import { noCounts } from '#shared/imports/model';
import { sendMail } from '#platform/aws/mail';
import { env } from '#platform/env';
import { log } from '#platform/log';
import { RunEvent } from './event.ts';
import { writeFaultFile } from './fault-file.ts';
import { ownerOf } from './owner.ts';
import { readImport, readSheet, updateImport, type ImportBatch } from './store.ts';

/** The import stands whether or not its mail goes out. */
const tell = async (
  { id, fileName, loaded }: ImportBatch,
  { email, locale }: Caller,
  faultFile: boolean,
): Promise<void> => {
  try {
    const mail = finishedMail({
      fileName,
      importId: id,
      counts: loaded ?? noCounts,
      faultFile,
      siteUrl: env('SITE_URL'),
      locale,
    });
    await sendMail({ to: [email], ...mail });
  } catch (error) {
    log.error('import.mail.failed', error, { importId: id });
  }
};

const ends = {
  check: { in: 'checking', move: 'checked' },
  load: { in: 'loading', move: 'loaded' },
  undo: { in: 'undoing', move: 'undone' },
} as const;

/** The last step of a run: the fault file, the state that follows, and a mail after a load. */
export const handler = async (input: unknown): Promise<void> => {
  const { importId, mode } = RunEvent.parse(input);
  const now = new Date();
  const batch = await readImport(importId);
  // Cancelled, or finished by an earlier try of this very step.
  if (mode === 'inspect' || batch.state !== ends[mode].in) return;
  if (mode === 'undo') {
    await updateImport({ batch, move: 'undone', now });
    return;
  }
  const [owner, sheet] = await Promise.all([ownerOf(batch, now), readSheet(importId)]);
  const faultFile = await writeFaultFile({ batch, sheet, locale: owner.locale });
  const finished = await updateImport({
    batch,
    move: ends[mode].move,
    changes: { faultFile, failedIn: null, failure: null },
    now,
  });
  if (mode === 'load') await tell(finished, owner, faultFile);
};
