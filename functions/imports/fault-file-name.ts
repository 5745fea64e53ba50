import type { Caller } from '#shared/access/caller';

export const faultFileName = (fileName: string, kind: string, locale: Caller['locale']): string =>
  `${fileName.replace(/\.[^.]*$/, '')}${locale === 'en' ? '-to-correct' : '-待更正'}.${kind}`;
