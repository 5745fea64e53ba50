import { isObject, listOf, objectOf, type JsonObject } from '../json.ts';

/** What a step needs besides its input, in one envelope, so that it reaches the handler through the interpreter. */
export type Envelope = { input: unknown; timeoutSeconds?: number; seconds?: number; timestamp?: string };

const inputOf = (parameters: unknown): JsonObject =>
  parameters === undefined ? { 'input.$': '$' } : { input: parameters };

const pick = (state: JsonObject, field: string, name: string): JsonObject => {
  if (state[`${field}Path`] !== undefined) return { [`${name}.$`]: state[`${field}Path`] };
  return state[field] === undefined ? {} : { [name]: state[field] };
};

/** Longer than the interpreter will ever run in one go: limits are ours, by the journal's absolute times. */
const longest = 2_147_000;

const asTask = (state: JsonObject, kept: string[], envelope: JsonObject): JsonObject => ({
  ...Object.fromEntries(Object.entries(state).filter(([field]) => kept.includes(field))),
  Type: 'Task',
  Resource: 'local',
  TimeoutSeconds: longest,
  Parameters: envelope,
});

const always = ['InputPath', 'OutputPath', 'Next', 'End'];

const prepareState = (state: JsonObject): JsonObject => {
  switch (state.Type) {
    case 'Task':
      // Retry is ours too: its waiting time must survive a restart.
      return asTask(state, [...always, 'ResultSelector', 'ResultPath', 'Catch'], {
        ...inputOf(state.Parameters),
        ...pick(state, 'TimeoutSeconds', 'timeoutSeconds'),
      });
    case 'Wait':
      return asTask(state, always, {
        ...inputOf(undefined),
        ...pick(state, 'Seconds', 'seconds'),
        ...pick(state, 'Timestamp', 'timestamp'),
      });
    case 'Parallel':
      return { ...state, Branches: listOf(state.Branches).map((branch) => prepareStates(objectOf(branch))) };
    case 'Map':
      return { ...state, ItemProcessor: prepareStates(objectOf(state.ItemProcessor)) };
    default:
      return state;
  }
};

/** The definition as the interpreter gets it: every wait and task becomes a step of the journal. */
export const prepareStates = (part: JsonObject): JsonObject => {
  const { TimeoutSeconds: _, ...rest } = part;
  const states = Object.entries(objectOf(part.States)).map(([name, state]) => [
    name,
    isObject(state) ? prepareState(state) : state,
  ]);
  return { ...rest, States: Object.fromEntries(states) as JsonObject };
};

export type NamedState = { name: string; state: JsonObject };

/** Every state, nested ones too; names are unique over the whole machine, as AWS wants it. */
export const allStates = (part: JsonObject): NamedState[] =>
  Object.entries(objectOf(part.States)).flatMap(([name, value]) => {
    const state = objectOf(value);
    const nested = [...listOf(state.Branches), ...listOf(state.ItemProcessor)].flatMap((inner) =>
      allStates(objectOf(inner)),
    );
    return [{ name, state }, ...nested];
  });
