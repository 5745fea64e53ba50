import type * as choice from '../parties/choices.ts';

type List = keyof typeof choice;
type Labels<L extends List> = Record<
  (typeof choice)[L][number],
  readonly [zh: string, en: string, ...others: string[]]
>;

/**
 * The closed lists as people write them in a spreadsheet: the label in Chinese, in English, then other usual words.
 * Exports write the first two; imports understand all of them and the code itself. A new value does not compile without its labels.
 */
const labels: { [L in List]: Labels<L> } = {
  partyKinds: {
    government: ['政府机构', 'Government', '政府', '政府客户', '机关', '事业单位'],
    'special-company': ['特殊公司', 'Special company', '特殊企业', '特殊公司客户'],
    'ordinary-company': [
      '普通公司',
      'Ordinary company',
      '一般公司',
      '公司',
      '企业',
      '普通企业',
      '普通公司客户',
      'company',
    ],
    individual: ['个人', 'Individual', '自然人', '个人客户', '个体', 'person'],
    'trading-partner': ['交易伙伴', 'Trading partner', '贸易伙伴', '伙伴', '合作伙伴', 'partner'],
  },
  roles: {
    customer: ['客户', 'Customer', '顾客', '买方', '采购商', '购货商', '采购方', '需方', '购买方', 'buyer'],
    supplier: ['供应商', 'Supplier', '供货商', '供应方', '供方', '卖方', '销售方', '厂商', 'vendor', 'seller'],
  },
  roleStates: {
    candidate: ['候选', 'Candidate', '潜在', '待核实', 'prospect'],
    verified: ['已核实', 'Verified', '核实', '已验证'],
    active: ['启用', 'Active', '有效', '合作中', '正常', '已启用', '活跃'],
    'on-hold': ['暂停', 'On hold', '冻结', '暂停合作', 'hold'],
    ended: ['终止', 'Ended', '停用', '已终止', '结束', 'inactive'],
  },
  ownerships: {
    state: ['国有', 'State-owned', '国企', '国有企业', 'state'],
    collective: ['集体', 'Collective', '集体企业', '集体所有'],
    individual: ['私营', 'Private', '个体', '民营', '私人', '私企', '民企', '个人'],
    shareholding: ['股份制', 'Shareholding', '股份', '股份合作'],
    'joint-venture': ['合资', 'Joint venture', '中外合资', '合资企业'],
    foreign: ['外资', 'Foreign-owned', '外商独资', '独资', '外企', 'foreign'],
  },
  legalForms: {
    'limited-company': ['有限责任公司', 'Limited company', '有限公司', 'ltd', 'llc', 'gmbh'],
    'joint-stock-company': ['股份有限公司', 'Joint-stock company', '股份公司', 'plc', 'corporation', 'ag'],
    'sole-proprietorship': ['个人独资企业', 'Sole proprietorship', '独资企业'],
    partnership: ['合伙企业', 'Partnership', '合伙'],
    branch: ['分公司', 'Branch', '分支机构'],
    'public-institution': ['事业单位', 'Public institution'],
    'government-body': ['政府机关', 'Government body', '机关'],
    'self-employed': ['个体工商户', 'Self-employed', '个体户'],
    'foreign-company': ['外国公司', 'Foreign company', '境外公司', '外企'],
    'natural-person': ['自然人', 'Natural person', '个人'],
  },
  sizes: {
    micro: ['微型', 'Micro', '微型企业', '微'],
    small: ['小型', 'Small', '小型企业', '小'],
    medium: ['中型', 'Medium', '中型企业', '中'],
    large: ['大型', 'Large', '大型企业', '大'],
  },
  timeSeriesClasses: {
    future: ['未来', 'Future', '未来客户', '潜在'],
    new: ['新', 'New', '新客户', '新供应商'],
    old: ['老', 'Old', '老客户', '老供应商', '旧'],
  },
  transactionClasses: {
    'about-to-trade': ['将要交易', 'About to trade', '准交易', '即将交易'],
    trading: ['正在交易', 'Trading', '交易中', '现行交易'],
    'once-traded': ['曾经交易', 'Once traded', '曾交易', '交易过'],
  },
  positionClasses: {
    main: ['主力', 'Main', '主要', '重点', '主力客户', '主力供应商'],
    general: ['一般', 'General', '普通', '一般客户'],
    scattered: ['零散', 'Scattered', '零散客户', '散户'],
  },
  channelClasses: {
    wholesaler: ['批发商', 'Wholesaler', '批发'],
    retailer: ['零售商', 'Retailer', '零售'],
    agent: ['代理商', 'Agent', '代理'],
    'appointed-shop': ['特约店', 'Appointed shop', '特约'],
    chain: ['连锁店', 'Chain', '连锁'],
    'exclusive-shop': ['专卖店', 'Exclusive shop', '专营店'],
    'end-user': ['最终用户', 'End user', '终端', '终端用户', '直接用户'],
  },
  placeClasses: {
    'commercial-centre': ['商业中心', 'Commercial centre', '商圈', '商业区', 'commercial center'],
    'transport-hub': ['交通枢纽', 'Transport hub', '车站码头'],
    residential: ['居民区', 'Residential', '住宅区', '社区'],
    'industrial-park': ['工业园区', 'Industrial park', '园区', '开发区', '工业区'],
    other: ['其他', 'Other', '其它'],
  },
  grades: {
    A: ['A级', 'A', '甲'],
    B: ['B级', 'B', '乙'],
    C: ['C级', 'C', '丙'],
    D: ['D级', 'D', '丁'],
  },
  paymentTerms: {
    prepaid: ['预付', 'Prepaid', '预付款', '款到发货', '先款后货', 'advance'],
    'cash-on-delivery': ['货到付款', 'Cash on delivery', 'COD', '货到付现', '现结'],
    'net-15': ['15天', 'Net 15', '净15天', '15日', '月结15天'],
    'net-30': ['30天', 'Net 30', '净30天', '30日', '月结', '月结30天'],
    'net-45': ['45天', 'Net 45', '净45天', '45日', '月结45天'],
    'net-60': ['60天', 'Net 60', '净60天', '60日', '月结60天'],
    'net-90': ['90天', 'Net 90', '净90天', '90日', '月结90天'],
    'end-of-month-30': ['月末后30天', 'End of month + 30', 'EOM 30', '月底加30天'],
  },
  deliveryTerms: {
    EXW: ['EXW 工厂交货', 'EXW', '工厂交货', '自提'],
    FCA: ['FCA 货交承运人', 'FCA', '货交承运人'],
    FOB: ['FOB 装运港船上交货', 'FOB', '装运港船上交货', '离岸价'],
    CFR: ['CFR 成本加运费', 'CFR', '成本加运费', 'C&F'],
    CIF: ['CIF 成本加保险费加运费', 'CIF', '成本加保险费加运费', '到岸价'],
    CPT: ['CPT 运费付至', 'CPT', '运费付至'],
    CIP: ['CIP 运费和保险费付至', 'CIP', '运费和保险费付至'],
    DAP: ['DAP 目的地交货', 'DAP', '目的地交货', '送货上门', '送货'],
    DPU: ['DPU 目的地卸货后交货', 'DPU', '目的地卸货后交货'],
    DDP: ['DDP 完税后交货', 'DDP', '完税后交货'],
  },
  addressUses: {
    registered: ['注册地址', 'Registered'],
    office: ['办公地址', 'Office'],
    delivery: ['收货地址', 'Delivery'],
    billing: ['开票地址', 'Billing'],
    factory: ['工厂地址', 'Factory'],
    other: ['其他', 'Other'],
  },
  contactChannels: {
    phone: ['电话', 'Phone'],
    mobile: ['手机', 'Mobile'],
    email: ['邮件', 'E-mail', '邮箱'],
    wechat: ['微信', 'WeChat'],
    meeting: ['面谈', 'Meeting'],
  },
  languages: {
    'zh-CN': ['中文', 'Chinese', '汉语'],
    en: ['英文', 'English', '英语'],
    other: ['其他', 'Other'],
  },
  certificateKinds: {
    'business-licence': ['营业执照', 'Business licence'],
    'iso-9001': ['ISO 9001', 'ISO 9001'],
    'iso-14001': ['ISO 14001', 'ISO 14001'],
    'hazardous-chemicals': ['危险化学品经营许可证', 'Hazardous chemicals permit', '危化品许可证'],
    'production-licence': ['生产许可证', 'Production licence'],
    'import-export': ['进出口权', 'Import and export'],
    other: ['其他', 'Other'],
  },
};

export type ChoiceList = List;
export const labelsOf = (list: List): Readonly<Record<string, readonly string[]>> => labels[list];

/** The label of a value as an export writes it; a code without label is written itself. */
export const choiceLabel = (list: List, value: string, locale: 'zh-CN' | 'en'): string =>
  labelsOf(list)[value]?.[locale === 'en' ? 1 : 0] ?? value;
