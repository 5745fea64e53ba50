/** The one home of keys. Each function answers one question of `docs/access-patterns.md`. */
type Key = { pk: string; sk: string };
type Role = 'customer' | 'supplier';

const rowOrder = (row: number): string => String(row).padStart(7, '0');
const partyPk = (partyId: string): string => `PARTY#${partyId}`;

export const keys = {
  // parties: `0#…` is the overview range, read whole by one Query
  party: (partyId: string): Key => ({ pk: partyPk(partyId), sk: '0#PARTY' }),
  roleProfile: (partyId: string, role: Role): Key => ({ pk: partyPk(partyId), sk: `0#ROLE#${role.toUpperCase()}` }),
  contact: (partyId: string, contactId: string): Key => ({ pk: partyPk(partyId), sk: `1#CONTACT#${contactId}` }),
  card: (partyId: string): Key => ({ pk: partyPk(partyId), sk: '2#CARD' }),
  persons: (partyId: string): Key => ({ pk: partyPk(partyId), sk: '3#PERSONS' }),
  partyDataKey: (partyId: string): Key => ({ pk: partyPk(partyId), sk: '3#DATAKEY' }),
  bankAccount: (partyId: string, accountId: string): Key => ({ pk: partyPk(partyId), sk: `3#BANK#${accountId}` }),
  proposal: (partyId: string, proposalId: string): Key => ({ pk: partyPk(partyId), sk: `4#PROPOSAL#${proposalId}` }),
  file: (partyId: string, fileId: string): Key => ({ pk: partyPk(partyId), sk: `5#FILE#${fileId}` }),
  note: (partyId: string, noteId: string): Key => ({ pk: partyPk(partyId), sk: `6#NOTE#${noteId}` }),
  task: (partyId: string, taskId: string): Key => ({ pk: partyPk(partyId), sk: `7#TASK#${taskId}` }),
  /** Guard of uniqueness: one party an identifier value. */
  identifierGuard: (type: string, value: string): Key => ({ pk: `IDENTIFIER#${type}#${value}`, sk: 'GUARD' }),

  // access
  staff: (staffId: string): Key => ({ pk: `STAFF#${staffId}`, sk: 'STAFF' }),
  staffEmailGuard: (email: string): Key => ({ pk: `STAFFEMAIL#${email}`, sk: 'GUARD' }),
  /** Who administers: the one item that says whether an admin would be the last. */
  activeAdmins: (): Key => ({ pk: 'STAFF#ADMINS', sk: 'ADMINS' }),
  auditEntry: (entity: string, seq: number): Key => ({ pk: `AUDIT#${entity}`, sk: String(seq).padStart(10, '0') }),

  // settings
  customField: (fieldId: string): Key => ({ pk: 'SETTINGS#FIELDS', sk: fieldId }),
  optionList: (listId: string): Key => ({ pk: 'SETTINGS#OPTIONS', sk: listId }),
  savedView: (owner: string, viewId: string): Key => ({ pk: `VIEW#${owner}`, sk: viewId }),

  // imports
  importBatch: (importId: string): Key => ({ pk: `IMPORT#${importId}`, sk: '0#IMPORT' }),
  importSheet: (importId: string): Key => ({ pk: `IMPORT#${importId}`, sk: '0#SHEET' }),
  /** A row that is not taken as it is; its status leads, so that a list of one status is one range. */
  importRow: (importId: string, status: string, row: number): Key => ({
    pk: `IMPORT#${importId}`,
    sk: `1#ROW#${status.toUpperCase()}#${rowOrder(row)}`,
  }),
  /** What a row has done, in the transaction that did it: a row is never loaded twice. */
  importDone: (importId: string, row: number): Key => ({ pk: `IMPORT#${importId}`, sk: `2#DONE#${rowOrder(row)}` }),
  importMapping: (staffId: string, headerHash: string): Key => ({ pk: `IMPORTMAPPING#${staffId}`, sk: headerHash }),
  exportJob: (staffId: string, exportId: string): Key => ({ pk: `EXPORT#${staffId}`, sk: exportId }),

  // platform
  idempotency: (staffId: string, operation: string, key: string): Key => ({
    pk: `IDEMPOTENCY#${staffId}`,
    sk: `${operation}#${key}`,
  }),
  /** A mail that was sent once: per occasion and recipient. */
  sentMarker: (occasion: string, recipient: string): Key => ({ pk: `SENT#${occasion}`, sk: recipient }),
  counter: (name: string): Key => ({ pk: `COUNTER#${name}`, sk: 'COUNTER' }),
  registerPointer: (list: string): Key => ({ pk: `REGISTER#${list}`, sk: 'POINTER' }),
  registerDelta: (list: string, instant: string, id: string): Key => ({
    pk: `REGISTER#${list}`,
    sk: `D#${instant}#${id}`,
  }),
};

/** The party that an item belongs to, from its partition key; undefined for items of other things. */
export const partyIdOf = (pk: string): string | undefined =>
  pk.startsWith('PARTY#') ? pk.slice('PARTY#'.length) : undefined;

/** Whose chain a partition of the audit trail is; undefined for any other. */
export const entityOfAudit = (pk: string): string | undefined =>
  pk.startsWith('AUDIT#') ? pk.slice('AUDIT#'.length) : undefined;

/** The chain that tells of an item's changes: party, profiles and card in the party's, a person in their own. */
export const auditedAs = (pk: string, sk: string): string | undefined => {
  if (pk.startsWith('PARTY#') && (sk.startsWith('0#PARTY') || sk.startsWith('0#ROLE#') || sk === '2#CARD')) return pk;
  return pk.startsWith('STAFF#') && sk === 'STAFF' ? pk : undefined;
};

/** Key ranges that are read whole: partition and the start of the sort key. */
export const ranges = {
  overview: (partyId: string) => ({ pk: partyPk(partyId), prefix: '0#' }),
  /** Overview and contacts: `0#…` to `1#…`. */
  partyPage: (partyId: string) => ({ pk: partyPk(partyId), from: '0#', to: '1#~' }),
  /** What a line of the register is made of: overview, contacts, card, bank accounts (of which only blind indexes are used). */
  registerRow: (partyId: string) => ({ pk: partyPk(partyId), from: '0#', to: '3#BANK#~' }),
  bankAccounts: (partyId: string) => ({ pk: partyPk(partyId), prefix: '3#BANK#' }),
  proposals: (partyId: string) => ({ pk: partyPk(partyId), prefix: '4#PROPOSAL#' }),
  files: (partyId: string) => ({ pk: partyPk(partyId), prefix: '5#FILE#' }),
  notes: (partyId: string) => ({ pk: partyPk(partyId), prefix: '6#NOTE#' }),
  tasks: (partyId: string) => ({ pk: partyPk(partyId), prefix: '7#TASK#' }),
  customFields: () => ({ pk: 'SETTINGS#FIELDS', prefix: '' }),
  optionLists: () => ({ pk: 'SETTINGS#OPTIONS', prefix: '' }),
  savedViews: (owner: string) => ({ pk: `VIEW#${owner}`, prefix: '' }),
  audit: (entity: string) => ({ pk: `AUDIT#${entity}`, prefix: '' }),
  importPage: (importId: string) => ({ pk: `IMPORT#${importId}`, prefix: '0#' }),
  importRows: (importId: string, status?: string) => ({
    pk: `IMPORT#${importId}`,
    prefix: status ? `1#ROW#${status.toUpperCase()}#` : '1#ROW#',
  }),
  importRowsBetween: (importId: string, status: string, from: number, to: number) => ({
    pk: `IMPORT#${importId}`,
    from: `1#ROW#${status.toUpperCase()}#${rowOrder(from)}`,
    to: `1#ROW#${status.toUpperCase()}#${rowOrder(to)}`,
  }),
  importDoneBetween: (importId: string, from: number, to: number) => ({
    pk: `IMPORT#${importId}`,
    from: `2#DONE#${rowOrder(from)}`,
    to: `2#DONE#${rowOrder(to)}`,
  }),
};

/**
 * Keys of the five sparse indexes, by question. An item that answers the question carries the pair; others stay out of the index.
 * gsi1 collections by kind (staff, imports, shared views) · gsi2 work by person (tasks by assignee, proposals waiting) ·
 * gsi3 work by party (its open tasks).
 */
export const indexes = {
  collection: (name: 'STAFF' | 'IMPORTS', order: string) => ({ gsi1pk: `ALL#${name}`, gsi1sk: order }),
  waitingProposal: (at: string) => ({ gsi2pk: 'PROPOSALS#WAITING', gsi2sk: at }),
  tasksOf: (staffId: string, due: string) => ({ gsi2pk: `TASKS#${staffId}`, gsi2sk: due }),
  /** Open tasks of one party: counted, however many are done. */
  openTasksAt: (partyId: string, taskId: string) => ({ gsi3pk: `OPENTASKS#${partyId}`, gsi3sk: taskId }),
  importsOf: (staffId: string, at: string) => ({ gsi2pk: `IMPORTS#${staffId}`, gsi2sk: at }),
};
