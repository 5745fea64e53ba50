import type { Call } from './clients.ts';

const surnames = [...'王李张刘陈杨赵黄周吴'];
const trades = ['化工', '包装', '物流', '机电', '纺织', '食品', '建材', '医药'];
const cities = ['上海', '杭州', '苏州', '宁波', '广州', '深圳', '成都', '武汉', '青岛', '厦门'];

/** J1: a company in both roles with address and contact. Names differ so that none is a duplicate of another. */
export const createCall =
  (run: string) =>
  (index: number): Call => ({
    method: 'POST',
    path: '/api/parties',
    body: {
      kind: 'ordinary-company',
      legalName: `${cities[index % 10] ?? ''}${run}${String(index)}号${trades[index % 8] ?? ''}有限公司`,
      addresses: [{ country: 'CN', provinceCode: '31', province: '上海市', line: `世纪大道${String(index)}号` }],
      contacts: [{ name: `${surnames[index % 10] ?? ''}经理`, phones: [`139${String(10_000_000 + index)}`] }],
      roles: ['customer', 'supplier'],
      duplicateReason: 'bench',
    },
  });

export const readCall =
  (ids: readonly string[]) =>
  (index: number): Call => ({ method: 'GET', path: `/api/parties/${ids[index % ids.length] ?? ''}` });

export const overviewCall =
  (ids: readonly string[]) =>
  (index: number): Call => ({ method: 'GET', path: `/api/parties/${ids[index % ids.length] ?? ''}/overview` });

/** J3: first 50 of a name prefix. */
export const prefixCall = (index: number): Call => ({
  method: 'GET',
  path: `/api/parties?limit=50&q=${encodeURIComponent(cities[index % 10] ?? '')}`,
});

/** A filter and a sort on fields that have no index of their own. */
export const filterCall = (index: number): Call => {
  const filter = JSON.stringify([{ field: 'foundedOn', op: 'gte', value: `${String(1995 + (index % 20))}-01-01` }]);
  return { method: 'GET', path: `/api/parties?limit=50&sort=-foundedOn&filter=${encodeURIComponent(filter)}` };
};
