import * as z from 'zod/mini';
import { Instant } from '../kernel/dates.ts';
import { Currency } from '../kernel/money.ts';
import * as choice from '../parties/choices.ts';
import { PartyId, StaffId, text } from '../parties/model.ts';
import { DuplicateCandidate } from '../parties/register-row.ts';
import { RowFault } from './faults.ts';
import { importStates } from './import-state.ts';
import { suggestionReasons } from './suggest-mapping.ts';

const orNone = <T extends z.ZodMiniType>(schema: T) => z.optional(z.nullable(schema));

export const ImportId = z.string().check(z.regex(/^imp_[0-9A-HJKMNP-TV-Z]{26}$/, 'an import id'));
export const maxFileBytes = 60 * 1024 * 1024;
export const maxRows = 200_000;
export const maxColumns = 200;

/** What is done with a row that looks like a party that is there already. `create` needs a reason, as on the form. */
export const duplicateRules = ['ask', 'skip', 'update', 'create'] as const;

export const fileKinds = ['csv', 'xlsx'] as const;
export const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5', 'shift_jis', 'windows-1252'] as const;
export const delimiters = [',', ';', '\t', '|'] as const;

/** What the file is, as it was found out; xlsx has neither encoding nor delimiter. */
export const SheetFormat = z.object({
  kind: z.enum(fileKinds),
  encoding: orNone(z.enum(encodings)),
  bom: z.optional(z.boolean()),
  delimiter: orNone(z.enum(delimiters)),
});
export type SheetFormat = z.infer<typeof SheetFormat>;

export const Mapping = z.object({
  /** A field id, or nothing, for every column in the file's order. */
  columns: z.array(z.nullable(z.string().check(z.maxLength(80)))).check(z.maxLength(maxColumns)),
  /** What a row has that does not say it itself. */
  defaults: z._default(
    z.object({
      kind: z._default(z.enum(choice.partyKinds), 'ordinary-company'),
      roles: z._default(z.array(z.enum(choice.roles)).check(z.maxLength(2)), []),
      country: z._default(z.string().check(z.regex(/^[A-Z]{2}$/, 'an ISO 3166 country code such as CN')), 'CN'),
      currency: z._default(Currency, 'CNY'),
    }),
    { kind: 'ordinary-company', roles: [], country: 'CN', currency: 'CNY' },
  ),
  duplicates: z._default(z.enum(duplicateRules), 'ask'),
  /** Why parties are created although they look like others; needed by `create`. */
  duplicateReason: orNone(text(500)),
  /** The word NULL, as databases write it, is an empty cell. */
  nullAsEmpty: z._default(z.boolean(), false),
  /** Rows of the same party with other contacts are one party with several contacts. */
  joinContacts: z._default(z.boolean(), true),
});
export type Mapping = z.infer<typeof Mapping>;

export const Counts = z.object({
  created: z.int(),
  updated: z.int(),
  /** Look like a party that is there, and nobody has said yet what to do. */
  duplicates: z.int(),
  skipped: z.int(),
  faulty: z.int(),
});
export type Counts = z.infer<typeof Counts>;
export const noCounts: Counts = { created: 0, updated: 0, duplicates: 0, skipped: 0, faulty: 0 };

export const Progress = z.object({
  done: z.int(),
  total: z.int(),
  startedAt: Instant,
  updatedAt: Instant,
  /** Rows a second since it began. */
  rate: z.number(),
});
export type Progress = z.infer<typeof Progress>;

const Choice = z.object({ value: z.string(), 'zh-CN': z.string(), en: z.string() });
export const TargetView = z.object({
  id: z.string(),
  of: z.enum(['party', 'customer', 'supplier', 'contact']),
  kind: z.string(),
  label: z.optional(z.object({ 'zh-CN': z.string(), en: z.string() })),
  choices: z.optional(z.array(Choice)),
  required: z.optional(z.boolean()),
  many: z.boolean(),
});

/** What was found in the file: its header row, its first rows, and which field each column seems to be. */
export const SheetView = z.object({
  format: SheetFormat,
  headers: z.array(z.string()),
  preview: z.array(z.array(z.string())),
  suggestions: z.array(
    z.object({
      column: z.int(),
      field: z.nullable(z.string()),
      why: z.nullable(z.enum(suggestionReasons)),
      samples: z.array(z.string()),
    }),
  ),
  /** The row of the sheet that the headers stand in. */
  headerRow: z.int(),
  /** Rows below it that are not blank. */
  rows: z.int(),
  /** The word NULL stands in cells: `nullAsEmpty` is proposed. */
  nullSeen: z.boolean(),
});
export type SheetView = z.infer<typeof SheetView>;

const facts = {
  id: ImportId,
  version: z.int(),
  ownerId: StaffId,
  ownerName: z.string(),
  fileName: z.string(),
  size: z.int(),
  type: z.string(),
  state: z.enum(importStates),
  failedIn: orNone(z.enum(importStates)),
  failure: orNone(z.object({ code: z.string(), message: z.string() })),
  mapping: orNone(Mapping),
  /** Of the last check. */
  checked: orNone(Counts),
  /** Of the load, as far as it has come. */
  loaded: orNone(Counts),
  /** Of the undo: what was taken back, and what was left because someone changed it since. */
  undone: orNone(z.object({ undone: z.int(), left: z.int() })),
  progress: orNone(Progress),
  /** There is a file of the rows that were not taken. */
  faultFile: orNone(z.boolean()),
  createdAt: Instant,
  updatedAt: Instant,
};
export const ImportFacts = z.object(facts);
export type ImportFacts = z.infer<typeof ImportFacts>;
export const ImportView = z.object({ ...facts, sheet: orNone(SheetView), targets: z.optional(z.array(TargetView)) });
export type ImportView = z.infer<typeof ImportView>;

export const rowDecisions = ['skip', 'create', 'update'] as const;
export const RowDecision = z.object({
  decision: z.enum(rowDecisions),
  partyId: orNone(PartyId),
  reason: orNone(text(500)),
});
export type RowDecision = z.infer<typeof RowDecision>;

export const rowStatuses = ['fault', 'duplicate', 'left'] as const;
/** A row that was not taken as it is: its faults, or the parties that it looks like with what was decided. */
export const ImportRowView = z.object({
  row: z.int(),
  status: z.enum(rowStatuses),
  name: z.string(),
  faults: z.array(RowFault),
  candidates: z.optional(z.array(DuplicateCandidate)),
  /** An earlier row of the file that is the same party. */
  sameAsRow: z.optional(z.int()),
  decision: orNone(RowDecision),
  partyId: z.optional(z.string()),
});
export type ImportRowView = z.infer<typeof ImportRowView>;

export const ExportId = z.string().check(z.regex(/^exp_[0-9A-HJKMNP-TV-Z]{26}$/, 'an export id'));
export const exportStates = ['writing', 'ready', 'failed'] as const;
export const ExportView = z.object({
  id: ExportId,
  state: z.enum(exportStates),
  format: z.enum(fileKinds),
  progress: z.object({ done: z.int(), total: z.nullable(z.int()) }),
  failure: orNone(z.object({ code: z.string(), message: z.string() })),
  createdAt: Instant,
  /** For five minutes, once it is ready. */
  url: z.optional(z.string()),
});
export type ExportView = z.infer<typeof ExportView>;
