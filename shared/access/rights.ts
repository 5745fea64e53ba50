import type { FieldClass } from './field-classes.ts';
import { fieldClasses } from './field-classes.ts';
import type { Job, RowScope } from './jobs.ts';
import type { Permission } from './permissions.ts';
import { permissions } from './permissions.ts';

export type FieldGrant = 'read' | 'edit';
export type Rights = {
  permissions: readonly Permission[];
  fields: Partial<Record<FieldClass, FieldGrant>>;
  /** Rows seen unless the staff item says otherwise. `region` without regions means every region. */
  rows: RowScope;
};

const everyone: Permission[] = ['signed-in', 'party:read', 'staff:read', 'note:write', 'file:write', 'export:run'];

/** The one table of who may do and see what (P14, S1.23, S2.29, S3.3). Several jobs give the union. */
export const rightsOf: Record<Job, Rights> = {
  sales: {
    permissions: [
      ...everyone,
      'party:create',
      'party:edit',
      'party:archive',
      'party:bulk',
      'role:edit',
      'credit:propose',
      'import:run',
      'audit:read',
    ],
    fields: {
      identity: 'edit',
      contacts: 'edit',
      card: 'edit',
      customer: 'edit',
      'customer-credit': 'edit',
      notes: 'edit',
    },
    rows: 'region',
  },
  purchasing: {
    permissions: [
      ...everyone,
      'party:create',
      'party:edit',
      'party:archive',
      'party:bulk',
      'role:edit',
      'import:run',
      'audit:read',
    ],
    fields: { identity: 'edit', contacts: 'edit', card: 'edit', supplier: 'edit', notes: 'edit' },
    rows: 'region',
  },
  finance: {
    permissions: [
      ...everyone,
      'party:edit',
      'role:edit',
      'bank:read',
      'bank:propose',
      'bank:confirm',
      'credit:propose',
      'credit:confirm',
      'audit:read',
    ],
    fields: {
      identity: 'read',
      contacts: 'read',
      card: 'read',
      bank: 'edit',
      customer: 'edit',
      'customer-credit': 'edit',
      supplier: 'edit',
      notes: 'edit',
    },
    rows: 'all',
  },
  quality: {
    permissions: [...everyone, 'role:edit', 'role:activate', 'audit:read'],
    fields: { identity: 'read', contacts: 'read', supplier: 'edit', notes: 'edit' },
    rows: 'all',
  },
  service: {
    permissions: [...everyone],
    fields: { identity: 'read', contacts: 'edit', customer: 'read', notes: 'edit' },
    rows: 'all',
  },
  manager: {
    permissions: [
      ...everyone,
      'party:create',
      'party:edit',
      'party:archive',
      'party:bulk',
      'role:edit',
      'role:activate',
      'bank:read',
      'bank:confirm',
      'credit:propose',
      'credit:confirm',
      'import:run',
      'audit:read',
      'view:share',
    ],
    fields: {
      identity: 'edit',
      contacts: 'edit',
      card: 'edit',
      persons: 'read',
      bank: 'read',
      customer: 'edit',
      'customer-credit': 'edit',
      supplier: 'edit',
      notes: 'edit',
    },
    rows: 'all',
  },
  auditor: {
    permissions: ['signed-in', 'party:read', 'staff:read', 'audit:read', 'bank:read', 'export:run'],
    fields: {
      identity: 'read',
      contacts: 'read',
      card: 'read',
      bank: 'read',
      customer: 'read',
      'customer-credit': 'read',
      supplier: 'read',
      notes: 'read',
    },
    rows: 'all',
  },
  admin: {
    permissions: [...permissions],
    fields: Object.fromEntries(fieldClasses.map((name) => [name, 'edit'])),
    rows: 'all',
  },
};
