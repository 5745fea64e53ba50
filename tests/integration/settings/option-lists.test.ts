import { beforeAll, describe, expect, it } from 'vitest';
import { useGround } from '../../fixtures/ground.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

useGround();
let admin: Colleague;
let sales: Colleague;
beforeAll(async () => {
  admin = await asStaff('admin');
  sales = await asStaff('sales');
});

type List = {
  id: string;
  version: number;
  options: { id: string; label: { 'zh-CN': string; en: string }; retired?: boolean }[];
};
const listOf = async (id: string): Promise<List> => {
  const { items } = (await sales.get('/api/option-lists')).body as { items: List[] };
  return items.find((list) => list.id === id) ?? { id, version: -1, options: [] };
};

describe('suggestions of free fields', () => {
  it('are there in both languages before anybody changed them', async () => {
    const { version, options } = await listOf('line-of-business');
    expect(version).toBe(0);
    expect(options).toContainEqual(
      expect.objectContaining({ label: { 'zh-CN': '食品饮料', en: 'Food and beverages' } }),
    );
  });

  it('are changed by admin: ids stay, what is left out is retired', async () => {
    const [first, second] = (await listOf('tags')).options;
    const added = { label: { 'zh-CN': '黑名单', en: 'Blocked' } };
    const { body } = await admin.put('/api/option-lists/tags', {
      options: [{ ...first, label: { 'zh-CN': '很重要', en: 'Very important' } }, added],
      version: 0,
    });
    expect(body).toMatchObject({ id: 'tags', version: 1 });
    const { options } = await listOf('tags');
    expect(options).toContainEqual({ id: first?.id, label: { 'zh-CN': '很重要', en: 'Very important' } });
    expect(options.find(({ id }) => id === second?.id)).toMatchObject({ retired: true });

    const stale = await admin.put('/api/option-lists/tags', { options: [], version: 0 });
    expect(stale.body).toMatchObject({ status: 409, current: { version: 1 } });
  });

  it('are not changed by anybody else, and there are no others', async () => {
    expect((await sales.put('/api/option-lists/tags', { options: [], version: 1 })).status).toBe(403);
    expect((await admin.put('/api/option-lists/colours', { options: [], version: 0 })).status).toBe(404);
  });
});
