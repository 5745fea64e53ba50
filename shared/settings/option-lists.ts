import * as z from 'zod/mini';
import { DomainError, fieldError } from '../kernel/errors.ts';
import { FieldOption, Label, maxOptions } from './model.ts';

/** Suggestions of free fields: a person may type something else. Choices that decide anything are closed lists of the card. */
export const optionListIds = [
  'line-of-business',
  'tags',
  'contact-job-title',
  'contact-department',
  'role-end-reason',
] as const;
export const OptionListId = z.enum(optionListIds);
export type OptionListId = z.infer<typeof OptionListId>;

export const OptionList = z.object({
  id: OptionListId,
  options: z.array(FieldOption),
  /** 0 while nobody changed what we start with. */
  version: z.int(),
});
export type OptionList = z.infer<typeof OptionList>;

/** As an editor sends it: an option that is new has no id yet. */
export const OptionDraft = z.object({
  id: z.optional(FieldOption.shape.id),
  label: Label,
  retired: z.optional(z.boolean()),
});
export type OptionDraft = z.infer<typeof OptionDraft>;

const starting: Record<OptionListId, readonly [zh: string, en: string][]> = {
  'line-of-business': [
    ['食品饮料', 'Food and beverages'],
    ['农副产品', 'Farm produce'],
    ['纺织服装', 'Textiles and clothing'],
    ['家居用品', 'Household goods'],
    ['化工原料', 'Chemicals'],
    ['医药健康', 'Pharmaceuticals and health'],
    ['五金工具', 'Hardware and tools'],
    ['机械设备', 'Machinery'],
    ['电子元器件', 'Electronic components'],
    ['汽车零部件', 'Automotive parts'],
    ['建筑材料', 'Building materials'],
    ['包装印刷', 'Packaging and printing'],
    ['能源', 'Energy'],
    ['物流运输', 'Logistics and transport'],
    ['批发零售', 'Wholesale and retail'],
    ['信息技术', 'Information technology'],
    ['商务服务', 'Business services'],
  ],
  tags: [
    ['重点', 'Key'],
    ['长期合作', 'Long-standing'],
    ['关注', 'Watch'],
    ['战略合作', 'Strategic'],
  ],
  'contact-job-title': [
    ['总经理', 'General manager'],
    ['采购经理', 'Purchasing manager'],
    ['销售经理', 'Sales manager'],
    ['财务经理', 'Finance manager'],
    ['质量经理', 'Quality manager'],
    ['业务员', 'Sales representative'],
    ['采购员', 'Buyer'],
    ['会计', 'Accountant'],
    ['仓库主管', 'Warehouse supervisor'],
  ],
  'contact-department': [
    ['销售部', 'Sales'],
    ['采购部', 'Purchasing'],
    ['财务部', 'Finance'],
    ['质量部', 'Quality'],
    ['技术部', 'Engineering'],
    ['物流部', 'Logistics'],
    ['总经办', 'General office'],
  ],
  'role-end-reason': [
    ['业务终止', 'Business ended'],
    ['资质失效', 'Certificate lapsed'],
    ['质量不合格', 'Quality failed'],
    ['长期未交易', 'Dormant'],
    ['信用不良', 'Poor credit'],
  ],
};

/** What a list holds until an admin changes it. Ids are fixed, so a later edit keeps them. */
export const startingList = (id: OptionListId): OptionList => ({
  id,
  version: 0,
  options: starting[id].map(([zh, en], at) => ({
    id: `opt_${id.replaceAll('-', '')}${String(at + 1)}`,
    label: { 'zh-CN': zh, en },
  })),
});

type Editing = { before: readonly FieldOption[]; drafts: readonly OptionDraft[]; newId: () => string };

/** The options after an edit: in the editor's order; one that was left out is retired, never removed, so stored ids stay readable. */
export const decideOptions = ({ before, drafts, newId }: Editing): FieldOption[] => {
  const kept = new Set(before.map(({ id }) => id));
  const twice = drafts.findIndex(({ id }, at) => id && drafts.findIndex((one) => one.id === id) !== at);
  if (twice >= 0) throw repeatedOption(twice);
  const edited = drafts.map(({ id, label, retired }) => ({
    id: id && kept.has(id) ? id : newId(),
    label,
    ...(retired ? { retired } : {}),
  }));
  const named = new Set(edited.map(({ id }) => id));
  const after = [
    ...edited,
    ...before.filter(({ id }) => !named.has(id)).map((option) => ({ ...option, retired: true })),
  ];
  if (after.length > maxOptions)
    throw fieldError('INPUT_INVALID', 'options', `are at most ${String(maxOptions)}, those retired included`);
  return after;
};

const repeatedOption = (at: number): DomainError =>
  new DomainError('INPUT_INVALID', 'an option is given twice', {
    errors: [{ path: `options.${String(at)}.id`, code: 'repeated', message: 'is given twice' }],
  });
