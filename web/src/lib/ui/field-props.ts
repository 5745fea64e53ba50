/** What every form control takes besides its value. */
export type FieldProps = {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  required?: boolean;
  disabled?: boolean;
  /** The label is for screen readers only, for filters and table cells. */
  hideLabel?: boolean;
};

/** What a control takes from the field around it. */
export type Bound = { id: string; describedBy: string | undefined; invalid: boolean };
