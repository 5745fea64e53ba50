/** What a cell says: full width folded for reading, blanks at its ends dropped. The text itself is kept as typed. */
export const plain = (cell: string): string => cell.normalize('NFKC').trim();

/** For comparing words: without case, blanks and punctuation. */
export const folded = (text: string): string =>
  plain(text)
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}_]+/gu, '');

const parts = (cell: string, by: RegExp): string[] => [
  ...new Set(
    cell
      .split(by)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
];

export const readTags = (cell: string): string[] => parts(cell, /[,，、;；|\r\n]+/);
export const readEmails = (cell: string): string[] => parts(cell, /[,，、;；|/\s]+/);

/** `/` stands between two numbers, but `6855 1234/5` is one number and its neighbour's last digit: that is kept whole. */
export const readPhones = (cell: string): string[] =>
  parts(cell, /[,，、;；|\r\n]+/).flatMap((part) => {
    const halves = part.split('/');
    return halves.every((half) => half.replace(/\D/g, '').length >= 7) ? halves.map((half) => half.trim()) : [part];
  });

const yes = new Set(['是', '有', '对', '真', 'yes', 'y', 'true', 't', '1', '√', '✓', '✔']);
const no = new Set(['否', '无', '没有', '不', '假', 'no', 'n', 'false', 'f', '0', '×', '✗', '✘']);
export const readYesNo = (cell: string): boolean | undefined => {
  const word = plain(cell).toLowerCase();
  if (yes.has(word)) return true;
  return no.has(word) ? false : undefined;
};

/** Spreadsheets write `text#address#` for a link; people leave out `https://`. */
export const readLink = (cell: string): string | undefined => {
  const [, linked] = /#(https?:\/\/[^#\s]+)#/i.exec(cell) ?? [];
  const given = linked ?? plain(cell);
  const whole = /^https?:\/\//i.test(given) ? given : `https://${given}`;
  return /^https?:\/\/([\p{L}\p{N}-]+\.)+[\p{L}]{2,}(:\d+)?([/?#]\S*)?$/iu.test(whole) ? whole : undefined;
};
