import type { Caller } from '#shared/access/caller';
import type { Cell } from '#shared/imports/export-columns';
import { faultHeaders, faultSentence } from '#shared/imports/fault-words';
import type { FaultCode } from '#shared/imports/faults';
import type { ImportRowView, SheetView } from '#shared/imports/model';
import { readChunk, saveFaultFile } from './objects.ts';
import { rowsBetween } from './row-store.ts';
import { withTemporaryFile } from './sheet/temporary.ts';
import { writeSheet } from './sheet/writer.ts';
import type { ImportBatch } from './store.ts';

type Locale = Caller['locale'];

const undecided = ({ sameAsRow, candidates = [] }: ImportRowView): { code: FaultCode; hint: string } =>
  sameAsRow === undefined
    ? {
        code: 'possible-duplicate',
        hint: candidates
          .map(({ number, legalName }) => [number, legalName].filter(Boolean).join(' '))
          .filter(Boolean)
          .join('; '),
      }
    : { code: 'same-as-row', hint: String(sameAsRow) };

/** Row, column, code, value and reason; several faults of one row stand under each other in its cells. */
const explained = (said: ImportRowView, locale: Locale): Cell[] => {
  const faults = said.status === 'duplicate' ? [{ header: '', value: said.name, ...undecided(said) }] : said.faults;
  const lines = (part: (fault: (typeof faults)[number]) => string): string => faults.map(part).join('\n');
  return [
    said.row,
    lines(({ header }) => header),
    lines(({ code }) => code),
    lines(({ value }) => value),
    lines(({ header, code, hint }) =>
      [header, faultSentence(code, locale, hint)].filter(Boolean).join(locale === 'en' ? ' ' : '：'),
    ),
  ];
};

const isLeft = ({ status, decision }: ImportRowView): boolean =>
  status === 'fault' || (status === 'duplicate' && !decision);

type Writing = { batch: ImportBatch; sheet: SheetView; locale: Locale };

async function* faultRows({ batch, sheet, locale }: Writing, seen: () => void): AsyncGenerator<Cell[]> {
  for (let chunk = 0; chunk < (batch.chunks ?? 0); chunk += 1) {
    const rows = await readChunk(batch.id, chunk);
    const found = await rowsBetween(batch.id, rows[0]?.row ?? 0, rows.at(-1)?.row ?? 0);
    const left = new Map(found.filter(isLeft).map((said) => [said.row, said]));
    for (const { row, cells } of rows) {
      const said = left.get(row);
      if (!said) continue;
      seen();
      yield [...sheet.headers.map((_, column) => cells[column] ?? ''), ...explained(said, locale)];
    }
  }
}

/**
 * Writes the rows that were not taken in the columns they came in, with what is wrong behind them: corrected, the file is
 * imported again and brings exactly the rest. Answers whether there are any.
 */
export const writeFaultFile = (writing: Writing): Promise<boolean> => {
  const { batch, sheet, locale } = writing;
  const kind = sheet.format.kind;
  return withTemporaryFile(`faults.${kind}`, async (path) => {
    const taken = { all: true };
    await writeSheet(
      kind,
      path,
      [...sheet.headers, ...faultHeaders[locale]],
      faultRows(writing, () => (taken.all = false)),
    );
    if (!taken.all) await saveFaultFile(batch.id, kind, path);
    return !taken.all;
  });
};
