/** A reason not to start, in one sentence that says what to do. Printed without a stack; ends with `exitCode`. */
export class CannotStart extends Error {
  readonly exitCode: number;
  constructor(sentence: string, exitCode = 1) {
    super(sentence);
    this.name = 'CannotStart';
    this.exitCode = exitCode;
  }
}

/** One code per cause, so that a script can tell them apart. */
export const exitCodes = {
  templateNotUnderstood: 2,
  portTaken: 3,
  dataFolderInUse: 4,
  dataFolderDamaged: 5,
  engineMissing: 6,
  nodeTooOld: 7,
  buildFailed: 8,
} as const;

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The template says something that this host cannot do: named, and nothing starts. */
export const notUnderstood = (what: string): CannotStart =>
  new CannotStart(`The local host does not know ${what}.`, exitCodes.templateNotUnderstood);
