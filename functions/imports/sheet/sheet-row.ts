/** A row of a sheet: its number as a spreadsheet shows it, and its cells as text. */
export type SheetRow = { row: number; cells: string[] };

/** Rows of more than this are cut: no field takes as much, and a broken quote must not swallow the file. */
export const longestCell = 20_000;
export const mostCells = 200;

export const asRow = (row: number, cells: readonly string[]): SheetRow => {
  const kept = cells.slice(0, mostCells).map((cell) => cell.slice(0, longestCell).toWellFormed());
  while (kept.length > 0 && kept.at(-1)?.trim() === '') kept.pop();
  return { row, cells: kept };
};

export const isBlank = ({ cells }: SheetRow): boolean => cells.every((cell) => cell.trim() === '');
