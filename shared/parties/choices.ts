/** The closed lists of the card. Their labels in both languages are in `imports/choice-labels.ts`: the site and spreadsheets use the same words. */
export const partyKinds = [
  'government',
  'special-company',
  'ordinary-company',
  'individual',
  'trading-partner',
] as const; // S2.4
export const roles = ['customer', 'supplier'] as const;
export const roleStates = ['candidate', 'verified', 'active', 'on-hold', 'ended'] as const; // P1
export const ownerships = ['state', 'collective', 'individual', 'shareholding', 'joint-venture', 'foreign'] as const; // S2.17
export const legalForms = [
  'limited-company',
  'joint-stock-company',
  'sole-proprietorship',
  'partnership',
  'branch',
  'public-institution',
  'government-body',
  'self-employed',
  'foreign-company',
  'natural-person',
] as const;
export const sizes = ['micro', 'small', 'medium', 'large'] as const;
export const timeSeriesClasses = ['future', 'new', 'old'] as const; // S2.2
export const transactionClasses = ['about-to-trade', 'trading', 'once-traded'] as const; // S2.3
export const positionClasses = ['main', 'general', 'scattered'] as const; // S2.5
export const channelClasses = [
  'wholesaler',
  'retailer',
  'agent',
  'appointed-shop',
  'chain',
  'exclusive-shop',
  'end-user',
] as const; // S2.18
export const placeClasses = ['commercial-centre', 'transport-hub', 'residential', 'industrial-park', 'other'] as const; // S2.19
export const grades = ['A', 'B', 'C', 'D'] as const; // S2.20
export const paymentTerms = [
  'prepaid',
  'cash-on-delivery',
  'net-15',
  'net-30',
  'net-45',
  'net-60',
  'net-90',
  'end-of-month-30',
] as const;
export const deliveryTerms = ['EXW', 'FCA', 'FOB', 'CFR', 'CIF', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP'] as const;
export const addressUses = ['registered', 'office', 'delivery', 'billing', 'factory', 'other'] as const;
export const contactChannels = ['phone', 'mobile', 'email', 'wechat', 'meeting'] as const;
export const languages = ['zh-CN', 'en', 'other'] as const;
export const certificateKinds = [
  'business-licence',
  'iso-9001',
  'iso-14001',
  'hazardous-chemicals',
  'production-licence',
  'import-export',
  'other',
] as const;
