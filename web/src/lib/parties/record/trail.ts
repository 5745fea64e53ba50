import { addressLine } from '#shared/parties/divisions';
import { fieldById, type PartyField } from '#shared/parties/fields';
import type { VisibleChange, VisibleEntry } from '#shared/access/visible-audit';
import { formatBytes, formatDay, formatMoney } from '#lib/format.ts';
import { language } from '#lib/locale.svelte.ts';
import { m } from '#lib/paraglide/messages.js';
import { fieldText, listText } from '../columns.ts';
import { customFields } from '../custom-fields.svelte.ts';
import { asMoney, asText } from '../form/field-value.ts';
import { identifierLabel } from '../form/identifier-types.ts';
import { choiceLabel, fieldLabel, type ChoiceList } from '../labels.ts';
import { staffName } from '../people.svelte.ts';
import { cardWords, personWords, trailWords } from './words.ts';

const actions: Readonly<Record<string, () => string>> = {
  created: m.parties_record_did_created,
  changed: m.parties_record_did_changed,
  archived: m.parties_record_did_archived,
  restored: m.parties_record_did_restored,
  'role.given': m.parties_record_did_role_given,
  'role.changed': m.parties_record_did_role_changed,
  'keeper.handed-over': m.parties_record_did_keeper_handed_over,
  'contact.added': m.parties_record_did_contact_added,
  'contact.changed': m.parties_record_did_contact_changed,
  'contact.removed': m.parties_record_did_contact_removed,
  'card.changed': m.parties_record_did_card_changed,
  'persons.changed': m.parties_record_did_persons_changed,
  'bank.proposed': m.parties_record_did_bank_proposed,
  'bank.closing-proposed': m.parties_record_did_bank_closing_proposed,
  'proposal.confirmed': m.parties_record_did_proposal_confirmed,
  'proposal.rejected': m.parties_record_did_proposal_rejected,
  'proposal.withdrawn': m.parties_record_did_proposal_withdrawn,
  'proposal.mail.failed': m.parties_record_did_mail_failed,
  'proposal.not-expired': m.parties_record_did_mail_failed,
  'note.added': m.parties_record_did_note_added,
  'task.added': m.parties_record_did_task_added,
  'task.changed': m.parties_record_did_task_changed,
  'task.done': m.parties_record_did_task_done,
  'task.open': m.parties_record_did_task_open,
  'task.handed-over': m.parties_record_did_task_handed_over,
  'file.announced': m.parties_record_did_file_announced,
  'file.added': m.parties_record_did_file_added,
  'file.archived': m.parties_record_did_file_archived,
  'value.restored': m.parties_record_did_value_restored,
  'contacts.erased': m.parties_record_did_erased,
  'personal-details.erased': m.parties_record_did_erased,
};

const sideOf = ({ part }: VisibleEntry): string => {
  if (part === 'role:customer') return m.common_customer();
  return part === 'role:supplier' ? m.common_supplier() : '';
};

/** What happened, in a few words; a role's by its name and the state it moved to. */
export const happeningTitle = (entry: VisibleEntry): string => {
  const known = actions[entry.action]?.();
  const side = sideOf(entry);
  if (entry.action === 'secret.read')
    return m.parties_record_did_read({
      what: entry.part === 'persons' ? m.parties_record_persons() : m.parties_record_bank(),
    });
  if (known) return side ? `${side} · ${known}` : known;
  const state = entry.action.startsWith('role.') ? entry.action.slice('role.'.length) : '';
  if (state) return m.parties_record_did_role_moved({ side, state: choiceLabel('roleStates', state) });
  return m.parties_record_did_changed();
};

/** The change's field in words; a custom field brings its own. */
export const changedField = (field: string): string => {
  const [first = '', ...rest] = field.split('.');
  const name = rest.join('.');
  if (field === 'custom') return m.parties_record_custom();
  const custom = /(?:^|\.)custom\.(.+)$/.exec(field)?.[1];
  if (custom) return customFields().find(({ id }) => id === custom)?.label[language()] ?? m.parties_record_custom();
  if (first === 'card') return cardWords[name]?.() ?? m.parties_record_card();
  if (first === 'persons') return rest.map((word) => personWords[word]?.() ?? '').join(' · ');
  const own = trailWords[field]?.() ?? trailWords[name]?.();
  const label = fieldLabel(field);
  return own ?? (label === field ? (trailWords[first]?.() ?? field) : label);
};

/** Closed lists of fields that no list of parties shows. */
const listsOf: Readonly<Record<string, ChoiceList>> = {
  'contact.serves': 'roles',
  'contact.preferredChannel': 'contactChannels',
  'contact.language': 'languages',
};

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const known = ({ kind, ...field }: PartyField, value: unknown): string =>
  fieldText({ ...field, kind: kind === 'long-text' ? 'text' : kind }, value);

const termsText = (side: string, terms: Fields): string =>
  listText(
    Object.entries(terms).flatMap(([name, value]) => {
      const field = fieldById.get(`${side}.terms.${name}`);
      const words = field ? known(field, value) : asText(value);
      return words ? [words] : [];
    }),
  );

const itemText = (field: string, item: Fields): string => {
  if (field === 'addresses') return addressLine(item);
  if (field === 'identifiers') return `${identifierLabel(asText(item['type']))} ${asText(item['value'])}`;
  if (field.endsWith('certificates')) {
    const until = asText(item['expiresOn']);
    return [choiceLabel('certificateKinds', asText(item['kind'])), asText(item['number']), until && formatDay(until)]
      .filter(Boolean)
      .join(' ');
  }
  return asText(item['name'] ?? item['value']);
};

const ofCustom = (field: string, value: unknown): string | undefined => {
  const id = /(?:^|\.)custom\.(.+)$/.exec(field)?.[1];
  const custom = customFields().find((one) => one.id === id);
  if (!custom) return undefined;
  const options = custom.options?.map((option) => ({ value: option.id, label: option.label[language()] }));
  return fieldText({ id: custom.id, kind: custom.kind, ...(options ? { options } : {}) }, value);
};

/** A value of the trail as the record itself would show it. */
export const trailText = (field: string, value: unknown): string => {
  if (value === undefined || value === null || value === '') return '';
  const custom = ofCustom(field, value);
  if (custom !== undefined) return custom;
  const money = asMoney(value) ?? (isFields(value) ? asMoney(value['value']) : undefined);
  if (money) return formatMoney(money);
  if (field.endsWith('.terms') && isFields(value)) return termsText(field.split('.')[0] ?? '', value);
  if (field.endsWith('.state') && typeof value === 'string' && !field.startsWith('task') && !field.startsWith('file'))
    return choiceLabel('roleStates', value);
  if (field === 'file.size' && typeof value === 'number') return formatBytes(value);
  if (/\.(assigneeId|doneBy)$/.test(field)) return staffName(asText(value));
  if (field === 'task.dueOn') return formatDay(asText(value));
  if (Array.isArray(value) && value.some(isFields))
    return listText(value.map((item) => (isFields(item) ? itemText(field, item) : asText(item))));
  const list = listsOf[field];
  if (list) return listText((Array.isArray(value) ? value : [value]).map((one) => choiceLabel(list, asText(one))));
  const listed = fieldById.get(field);
  if (listed) return known(listed, value);
  if (typeof value === 'boolean') return value ? m.common_yes() : m.common_no();
  if (Array.isArray(value)) return listText(value.map((one) => asText(one)));
  return isFields(value) ? '' : asText(value);
};

/** Kept for machines: they tell a reader nothing that the line itself does not. */
const unsaid =
  /^(number|file\.(type|hash|of|state)|task\.(state|doneAt|doneBy)|contact\.id|(customer|supplier)\.(stateSince|state|stateReason)|.*\.(fileId|proposalId|accountId))$/;

export const toldChanges = (entry: VisibleEntry): VisibleChange[] => {
  const told = entry.changes.filter(({ field, hidden }) => hidden === true || !unsaid.test(field));
  // Hidden changes of one kind say the same, so they are said once.
  const said = new Set<string>();
  return told.filter(({ field, hidden }) => {
    const line = changedField(field);
    if (hidden !== true) return true;
    if (said.has(line)) return false;
    said.add(line);
    return true;
  });
};
