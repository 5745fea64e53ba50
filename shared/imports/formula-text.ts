/** What a spreadsheet would take for a formula (OWASP CSV injection): it begins with one of these and is not a number. */
const looksLikeFormula = /^[=+\-@\t\r]/;
const isNumber = /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?%?$/;

/** A text cell for a CSV file: an apostrophe before what a spreadsheet would calculate. */
export const asPlainText = (cell: string): string =>
  looksLikeFormula.test(cell) && !isNumber.test(cell) ? `'${cell}` : cell;

/** The cell as it was before `asPlainText`, when a file of ours comes back. */
export const fromPlainText = (cell: string): string =>
  cell.startsWith("'") && looksLikeFormula.test(cell.slice(1)) ? cell.slice(1) : cell;
