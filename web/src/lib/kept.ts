type Kept = 'locale' | 'theme' | 'density' | 'rail' | `columns.${string}` | `recent.${string}`;

/** A preference of this browser; a browser that refuses storage gets the defaults. */
export const kept = (name: Kept): string | null => {
  try {
    return localStorage.getItem(`keshang.${name}`);
  } catch {
    return null;
  }
};

export const forget = (name: Kept): void => {
  try {
    localStorage.removeItem(`keshang.${name}`);
  } catch {
    // Nothing was kept then.
  }
};

export const keep = (name: Kept, value: string): void => {
  try {
    localStorage.setItem(`keshang.${name}`, value);
  } catch {
    // Private windows may refuse: the choice then lasts until the page is closed.
  }
};
