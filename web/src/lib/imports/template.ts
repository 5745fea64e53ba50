import type { CustomFieldView } from '#shared/settings/contract';
import * as choiceLists from '#shared/parties/choices';
import { partyFields, type PartyField } from '#shared/parties/fields';
import { fieldLabel as headingOf } from '#shared/imports/field-labels';
import { canEdit } from '#lib/auth/session.svelte.ts';
import { language, type Locale } from '#lib/locale.svelte.ts';
import { m } from '#lib/paraglide/messages.js';
import { choiceLabel } from '#lib/parties/labels.ts';

/** One column of the template: its heading is understood again by the import, and its example reads as a value. */
type TemplateColumn = { heading: string; example: string; choices: readonly string[] };

const mayFill = ({ of, class: name, headers }: PartyField): boolean =>
  headers !== undefined && canEdit(name) && (of !== 'customer' && of !== 'supplier' ? true : canEdit(of));

const examples: Record<string, Record<Locale, string>> = {
  legalName: { 'zh-CN': '上海示例化工有限公司', en: 'Example Chemicals Ltd.' },
  shortName: { 'zh-CN': '示例化工', en: 'Example' },
  englishName: { 'zh-CN': 'Shanghai Example Chemical Co., Ltd.', en: 'Example Chemicals Ltd.' },
  roles: { 'zh-CN': '客户、供应商', en: 'Customer, Supplier' },
  country: { 'zh-CN': '中国', en: 'China' },
  province: { 'zh-CN': '上海市', en: 'Shanghai' },
  city: { 'zh-CN': '上海市', en: 'Shanghai' },
  area: { 'zh-CN': '浦东新区', en: 'Pudong' },
  phones: { 'zh-CN': '021-5555 0123', en: '+86 21 5555 0123' },
  foundedOn: { 'zh-CN': '2012-06-18', en: '2012-06-18' },
  capital: { 'zh-CN': '500万元', en: 'CNY 5000000' },
  'contact.name': { 'zh-CN': '张敏', en: 'Zhang Min' },
};

const ofField = (field: PartyField, locale: Locale): TemplateColumn => {
  const { choices } = field;
  const words = choices ? choiceLists[choices].map((value) => choiceLabel(choices, value)) : [];
  return {
    heading: headingOf(field.id, locale),
    example: examples[field.id]?.[locale] ?? words[0] ?? '',
    choices: words,
  };
};

const ofCustom = ({ label, options = [] }: CustomFieldView, locale: Locale): TemplateColumn => ({
  heading: label[locale],
  example: '',
  choices: options.filter(({ retired }) => !retired).map((option) => option.label[locale]),
});

const save = (content: Blob, name: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
};

/** A spreadsheet with every column the reader may fill, an example, and the values of closed lists on a second sheet. */
export const downloadTemplate = async (custom: readonly CustomFieldView[]): Promise<void> => {
  const locale = language();
  const columns = [
    ...partyFields.filter(mayFill).map((field) => ofField(field, locale)),
    ...custom.filter(({ editable }) => editable).map((field) => ofCustom(field, locale)),
  ];
  const { default: write } = await import('write-excel-file/browser');
  const listed = columns.filter(({ choices }) => choices.length > 0);
  const longest = Math.max(0, ...listed.map(({ choices }) => choices.length));
  const cell = (value: string) => ({ value, type: String });
  const heading = (value: string) => ({ value, type: String, fontWeight: 'bold' as const });
  const rows = [columns.map((one) => heading(one.heading)), columns.map(({ example }) => cell(example))];
  const values = [
    listed.map((one) => heading(one.heading)),
    ...Array.from({ length: longest }, (_, row) => listed.map(({ choices }) => cell(choices[row] ?? ''))),
  ];
  const book = write([
    { data: rows, sheet: m.imports_template_sheet(), columns: columns.map(() => ({ width: 18 })), stickyRowsCount: 1 },
    { data: values, sheet: m.imports_template_values(), columns: listed.map(() => ({ width: 18 })) },
  ]);
  save(await book.toBlob(), `${m.imports_template_file()}.xlsx`);
};
