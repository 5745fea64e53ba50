import type { ImportView, Mapping } from '#shared/imports/model';
import type { Certainty, TargetView } from './words.ts';

type Defaults = Mapping['defaults'];

/** The mapping as it is edited: what was saved, else what is suggested. */
export class MappingDraft {
  columns = $state<(string | null)[]>([]);
  defaults = $state<Defaults>({ kind: 'ordinary-company', roles: [], country: 'CN', currency: 'CNY' });
  duplicates = $state<Mapping['duplicates']>('ask');
  duplicateReason = $state('');
  nullAsEmpty = $state(false);
  joinContacts = $state(true);
  readonly targets: readonly TargetView[];
  readonly headers: readonly string[];
  readonly #suggested: NonNullable<ImportView['sheet']>['suggestions'];

  constructor({ sheet, targets, mapping }: ImportView) {
    this.targets = targets ?? [];
    this.headers = sheet?.headers ?? [];
    this.#suggested = sheet?.suggestions ?? [];
    this.columns = mapping?.columns.slice() ?? this.headers.map((_, column) => this.suggestion(column)?.field ?? null);
    this.nullAsEmpty = mapping?.nullAsEmpty ?? sheet?.nullSeen ?? false;
    if (!mapping) return;
    this.defaults = { ...mapping.defaults };
    this.duplicates = mapping.duplicates;
    this.duplicateReason = mapping.duplicateReason ?? '';
    this.joinContacts = mapping.joinContacts;
  }

  suggestion(column: number) {
    return this.#suggested.find((one) => one.column === column);
  }

  samples(column: number): readonly string[] {
    return this.suggestion(column)?.samples ?? [];
  }

  certainty(column: number): Certainty {
    const suggested = this.suggestion(column);
    const field = this.columns[column] ?? null;
    if (field !== (suggested?.field ?? null)) return field === null ? 'none' : 'chosen';
    return suggested?.why ?? 'none';
  }

  /** Another column that claims the same field, where a field takes only one. */
  rival(column: number): string | undefined {
    const field = this.columns[column];
    if (!field || this.targets.find(({ id }) => id === field)?.many) return undefined;
    const other = this.columns.findIndex((one, at) => one === field && at !== column);
    return other < 0 ? undefined : this.headers[other];
  }

  get named(): boolean {
    return this.columns.includes('legalName');
  }

  get clean(): boolean {
    return this.named && this.columns.every((_, column) => this.rival(column) === undefined);
  }

  /** Required fields that no column feeds: every row that creates a party would be faulty. */
  get unfed(): readonly TargetView[] {
    return this.targets.filter(({ id, required }) => required && id !== 'legalName' && !this.columns.includes(id));
  }

  mapping(): Mapping {
    return {
      columns: [...this.columns],
      defaults: { ...this.defaults, roles: [...this.defaults.roles] },
      duplicates: this.duplicates,
      duplicateReason: this.duplicates === 'create' ? this.duplicateReason.trim() : null,
      nullAsEmpty: this.nullAsEmpty,
      joinContacts: this.joinContacts,
    };
  }
}
