const start = 'keshang.draft.';

/** Where this tab keeps what a person began: another person at the same browser never meets it. */
export const draftPlace = (form: string, staffId = ''): string => `${start}${form}.${staffId}`;

/** At the end of a session nothing that was begun stays behind. */
export const forgetDrafts = (): void => {
  for (const place of Object.keys(sessionStorage)) if (place.startsWith(start)) sessionStorage.removeItem(place);
};
