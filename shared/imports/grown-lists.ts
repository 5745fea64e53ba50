import { DomainError } from '../kernel/errors.ts';
import { ContactFacts, PartyFacts } from '../parties/model.ts';

type Lists<Name extends string> = { [Field in Name]?: readonly string[] | undefined };

const ofParty = ['phones', 'emails', 'tags', 'formerNames'] as const;
const ofContact = ['phones', 'emails'] as const;

const grown = <Name extends string>(
  names: readonly Name[],
  before: Lists<Name>,
  said: Lists<Name>,
): { [Field in Name]?: string[] } => {
  const result: { [Field in Name]?: string[] } = {};
  for (const name of names) {
    const more = said[name];
    if (more) result[name] = [...new Set([...(before[name] ?? []), ...more])];
  }
  return result;
};

/** The lists that a row says something of, each as it was with the row's own behind it. */
export const partyGrown = (before: Lists<(typeof ofParty)[number]>, said: Lists<(typeof ofParty)[number]>) =>
  grown(ofParty, before, said);
export const contactGrown = (before: Lists<(typeof ofContact)[number]>, said: Lists<(typeof ofContact)[number]>) =>
  grown(ofContact, before, said);

const holders = {
  party: [...ofParty, 'identifiers'].map((name) => ({ name, path: name })),
  contact: ofContact.map((name) => ({ name, path: `contacts.0.${name}` })),
};
const facts = { party: PartyFacts, contact: ContactFacts };

/** What grew row by row is read again by the model, so it may not hold more than the model does. */
export const mustHoldLists = (what: 'party' | 'contact', after: object): void => {
  const issues = facts[what].safeParse(after).error?.issues ?? [];
  const tooMany = new Set(issues.flatMap(({ code, path }) => (code === 'too_big' && path.length === 1 ? path : [])));
  const errors = holders[what]
    .filter(({ name }) => tooMany.has(name))
    .map(({ path }) => ({ path, code: 'too-many', message: 'would be more than are kept' }));
  if (errors.length > 0)
    throw new DomainError('INPUT_INVALID', `a ${what} would have more than it may have`, { errors });
};
