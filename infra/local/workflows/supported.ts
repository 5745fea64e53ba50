import { notUnderstood } from '../errors.ts';
import { isObject, listOf, objectOf, textOr, type JsonObject, wordOf } from '../json.ts';

/** Fields of each kind of state that are carried out here. Another one stops the start by its name, for it would be ignored. */
const common = ['Type', 'Comment', 'InputPath', 'OutputPath', 'Next', 'End', 'QueryLanguage'];
const fields: Record<string, string[]> = {
  Task: [
    'Resource',
    'Parameters',
    'ResultSelector',
    'ResultPath',
    'Retry',
    'Catch',
    'TimeoutSeconds',
    'TimeoutSecondsPath',
  ],
  Pass: ['Result', 'Parameters', 'ResultPath'],
  Wait: ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'],
  Choice: ['Choices', 'Default'],
  Succeed: [],
  Fail: ['Error', 'ErrorPath', 'Cause', 'CausePath'],
  Parallel: ['Branches', 'ResultSelector', 'ResultPath', 'Catch', 'Parameters'],
  Map: ['ItemsPath', 'ItemSelector', 'ItemProcessor', 'MaxConcurrency', 'ResultSelector', 'ResultPath', 'Catch'],
};

/** What of the context object is right here; the library leaves the others out, or gives another value after a restart. */
const outside = /\$\$\.(Execution\.(Id|Name|Input)|StateMachine\.(Id|Name)|Task\.Token|Map\.Item\.(Value|Index))\b/g;
const inside = /\$\$\.(Execution\.(Id|Name)|StateMachine\.(Id|Name)|Task\.Token)\b/g;

const checkContext = (text: string, allowed: RegExp, where: string): void => {
  const [unknown] = text.replace(allowed, '').match(/\$\$[\w.]*/g) ?? [];
  if (unknown !== undefined) throw notUnderstood(`${unknown} of the context object there, in ${where}`);
};

const checkFunctions = (text: string, where: string): void => {
  // After a restart the journal is replayed, and a value by chance would be another one.
  const [byChance] = /States\.(UUID|MathRandom)\b/.exec(text) ?? [];
  if (byChance !== undefined) throw notUnderstood(`how to replay ${byChance}, in ${where}`);
};

const checkState = (name: string, state: JsonObject, nested: boolean, machine: string): void => {
  const where = `${machine}, state ${name}`;
  const type = textOr(state.Type, '');
  const own = fields[type];
  if (!own) throw notUnderstood(`the state type ${type}, in ${where}`);
  if (state.QueryLanguage !== undefined && state.QueryLanguage !== 'JSONPath')
    throw notUnderstood(`${wordOf(state.QueryLanguage)}, in ${where}`);
  const unknown = Object.keys(state).find((field) => !common.includes(field) && !own.includes(field));
  if (unknown !== undefined) throw notUnderstood(`${unknown} of a ${type} state, in ${where}`);
  const { Branches, ItemProcessor, ...flat } = state;
  const text = JSON.stringify(flat);
  checkContext(text, nested ? inside : outside, where);
  checkFunctions(text, where);
  for (const branch of listOf(Branches)) checkStates(objectOf(branch), true, machine);
  if (ItemProcessor !== undefined) checkProcessor(objectOf(ItemProcessor), where, machine);
};

const checkProcessor = (processor: JsonObject, where: string, machine: string): void => {
  const mode = textOr(objectOf(processor.ProcessorConfig).Mode, 'INLINE');
  if (mode !== 'INLINE') throw notUnderstood(`a Map in ${mode} mode, in ${where}`);
  checkStates(processor, true, machine);
};

const checkStates = (part: JsonObject, nested: boolean, machine: string): void => {
  for (const [name, state] of Object.entries(objectOf(part.States)))
    if (isObject(state)) checkState(name, state, nested, machine);
};

const machineFields = ['Comment', 'StartAt', 'States', 'TimeoutSeconds', 'Version', 'QueryLanguage'];

/** Refuses by name everything in a state machine that would not run as on AWS. */
export const checkDefinition = (definition: JsonObject, machine: string): void => {
  const unknown = Object.keys(definition).find((field) => !machineFields.includes(field));
  if (unknown !== undefined) throw notUnderstood(`${unknown} of a state machine, in ${machine}`);
  if (definition.QueryLanguage !== undefined && definition.QueryLanguage !== 'JSONPath') {
    throw notUnderstood(`${wordOf(definition.QueryLanguage)}, in ${machine}`);
  }
  checkStates(definition, false, machine);
};
