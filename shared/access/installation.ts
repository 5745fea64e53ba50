import type { Caller } from './caller.ts';

/** In whose name the system acts by itself: it sees every row and holds no right that a decision asks for. */
export const installation: Caller = {
  staffId: 'system',
  name: '系统 System',
  email: '',
  jobs: [],
  rows: 'all',
  regions: [],
  locale: 'zh-CN',
};
