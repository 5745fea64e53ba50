import { fileTypes } from '#shared/parties/attachment';

/** Some systems name no type for a file: its ending says it. */
const typeOfEnding: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export const acceptedEndings = Object.keys(typeOfEnding)
  .map((ending) => `.${ending}`)
  .join(',');

const endingOf = (name: string): string => name.split('.').at(-1)?.toLowerCase() ?? '';

export const typeOfFile = ({ name, type }: Pick<File, 'name' | 'type'>): string =>
  fileTypes.includes(type) ? type : (typeOfEnding[endingOf(name)] ?? type);

/** What a person calls the type: its ending. */
export const shortType = (name: string): string => endingOf(name).toUpperCase();
