import { DomainError } from '../kernel/errors.ts';

/** The life of an import. What runs (`…ing`) is a workflow; all else waits for its owner. */
export const importStates = [
  'awaiting-file',
  'inspecting',
  'uploaded',
  'mapped',
  'checking',
  'checked',
  'loading',
  'loaded',
  'cancelled',
  'failed',
  'undoing',
  'undone',
] as const;
export type ImportState = (typeof importStates)[number];

/** What the owner asks for, and what a workflow reports. */
export const importMoves = [
  'inspect',
  'inspected',
  'map',
  'check',
  'checked',
  'load',
  'loaded',
  'cancel',
  'fail',
  'undo',
  'undone',
] as const;
export type ImportMove = (typeof importMoves)[number];

type Move = { from: readonly ImportState[]; to: ImportState };

const moves: Record<ImportMove, Move> = {
  inspect: { from: ['awaiting-file', 'failed'], to: 'inspecting' },
  inspected: { from: ['inspecting'], to: 'uploaded' },
  // A file that was checked may be mapped anew; its check is then made again.
  map: { from: ['uploaded', 'mapped', 'checked'], to: 'mapped' },
  check: { from: ['mapped', 'checked', 'failed'], to: 'checking' },
  checked: { from: ['checking'], to: 'checked' },
  load: { from: ['checked', 'failed'], to: 'loading' },
  loaded: { from: ['loading'], to: 'loaded' },
  cancel: {
    from: ['awaiting-file', 'inspecting', 'uploaded', 'mapped', 'checking', 'checked', 'loading', 'failed'],
    to: 'cancelled',
  },
  fail: { from: ['inspecting', 'checking', 'loading', 'undoing'], to: 'failed' },
  // What was loaded before a cancel or a failure is taken back like a whole load.
  undo: { from: ['loaded', 'cancelled', 'failed'], to: 'undoing' },
  undone: { from: ['undoing'], to: 'undone' },
};

/** Moves that begin again what failed, and only that. */
const resumes: Partial<Record<ImportMove, ImportState>> = { inspect: 'inspecting', check: 'checking', load: 'loading' };

export type Stage = { state: ImportState; failedIn?: ImportState | null | undefined };

const mayMove = ({ state, failedIn }: Stage, move: ImportMove): boolean => {
  if (!moves[move].from.includes(state)) return false;
  const resumed = resumes[move];
  return state !== 'failed' || resumed === undefined || resumed === failedIn;
};

/** The state after a move, or the refusal that says what is possible now. */
export const moveImport = (stage: Stage, move: ImportMove): ImportState => {
  if (mayMove(stage, move)) return moves[move].to;
  throw new DomainError('IMPORT_STATE_MOVE_NOT_ALLOWED', `an import that is ${stage.state} cannot ${move}`, {
    state: stage.state,
    allowed: importMoves.filter((each) => mayMove(stage, each)),
  });
};

export const runningStates: readonly ImportState[] = ['inspecting', 'checking', 'loading', 'undoing'];
