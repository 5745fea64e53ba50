let wanted = $state(false);

/** The toaster is loaded and drawn with the first toast: most visits never show one. */
export const isToasterWanted = (): boolean => wanted;
export const wantToaster = (): void => {
  wanted = true;
};
