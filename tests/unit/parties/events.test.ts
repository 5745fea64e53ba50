import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '#shared/access/audit';
import { eventOf, partyEvents, type PartyEventName } from '#shared/parties/events';

const folder = 'tests/fixtures/events';
const isEvent = (name: string): name is PartyEventName => Object.hasOwn(partyEvents, name);
const samples = readdirSync(folder).map((file) => ({
  name: file.replace(/\.json$/, ''),
  sample: JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as unknown,
}));

describe('events that other systems were told', () => {
  it.each(samples)('$name parses as it was once sent', ({ name, sample }) => {
    expect(isEvent(name) && partyEvents[name].parse(sample)).toEqual(sample);
  });

  it('have a sample each, kept as long as the version lives', () => {
    expect(samples.map(({ name }) => name).sort()).toEqual(Object.keys(partyEvents).sort());
  });
});

const anEntry = (action: string, given: Partial<AuditEntry> = {}): AuditEntry => ({
  entity: 'PARTY#pty_1',
  seq: 3,
  at: '2026-11-20T08:00:00.000Z',
  by: 'stf-1',
  byName: '王芳',
  action,
  changes: [],
  previous: 'x',
  hash: 'y',
  ...given,
});

describe('an entry of the trail', () => {
  it.each([
    ['changed', undefined, 'party.changed.v1'],
    ['card.changed', 'card', 'party.changed.v1'],
    ['contact.added', 'contact:cnt_1', 'party.contacts-changed.v1'],
    ['role.active', 'role:customer', 'role.activated.v1'],
    ['role.on-hold', 'role:supplier', 'role.put-on-hold.v1'],
    ['keeper.handed-over', 'role:customer', 'role.changed.v1'],
    ['value.restored', 'role:customer', 'role.changed.v1'],
    ['value.restored', 'contact:cnt_1', 'party.contacts-changed.v1'],
    ['value.restored', undefined, 'party.changed.v1'],
  ])('%s of %s is told as %s', (action, part, name) => {
    expect(eventOf(anEntry(action, part ? { part } : {}))?.name).toBe(name);
  });

  it('of a registration says with which roles', () => {
    const changes = [{ field: 'supplier.state', class: 'supplier', after: 'candidate' }];
    expect(eventOf(anEntry('created', { changes }))).toEqual({
      name: 'party.registered.v1',
      detail: { partyId: 'pty_1', seq: 3, at: '2026-11-20T08:00:00.000Z', by: 'stf-1', roles: ['supplier'] },
    });
  });

  it('of a credit limit that was confirmed was told to nobody: now it is a change of the customer role', () => {
    const changes = [
      { field: 'customer.creditLimit', class: 'customer-credit', after: { amount: 700, currency: 'CNY' } },
    ];
    const event = eventOf(anEntry('proposal.confirmed', { part: 'proposal:prp_1', changes }));
    expect(event).toMatchObject({
      name: 'role.changed.v1',
      detail: { role: 'customer', fields: ['customer.creditLimit'] },
    });
    expect(JSON.stringify(event)).not.toContain('700');
  });

  it('names what changed and never tells a value, a name or a reason', () => {
    const changes = [{ field: 'shortName', class: 'identity', before: '旧', after: '机密' }];
    const event = eventOf(anEntry('changed', { changes, why: '理由' }));
    expect(event?.detail).toMatchObject({ fields: ['shortName'] });
    for (const word of ['机密', '旧', '理由', '王芳']) expect(JSON.stringify(event)).not.toContain(word);
  });

  it.each(['secret.read', 'note.added', 'persons.changed', 'bank.proposed', 'proposal.confirmed'])(
    '%s is nobody else’s business',
    (action) => {
      expect(eventOf(anEntry(action))).toBeUndefined();
    },
  );

  it('of staff or settings is no event of a party', () => {
    expect(eventOf(anEntry('changed', { entity: 'STAFF#stf-1' }))).toBeUndefined();
  });
});
