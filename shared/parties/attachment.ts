import * as z from 'zod/mini';
import { editsClass, may, seesClass, type Caller } from '../access/caller.ts';
import type { FieldClass } from '../access/field-classes.ts';
import { Instant } from '../kernel/dates.ts';
import { DomainError, fieldError } from '../kernel/errors.ts';
import { mustBeCurrent } from '../kernel/versions.ts';
import { PartyId, StaffId, text, type RoleFacts } from './model.ts';

/** What a file belongs to decides who sees it: the party's own with its notes, the others with their side. */
export const fileHomes = ['party', 'customer', 'supplier', 'certificate'] as const;
export type FileHome = (typeof fileHomes)[number];
const guardOf: Record<FileHome, FieldClass> = {
  party: 'notes',
  customer: 'customer',
  supplier: 'supplier',
  certificate: 'supplier',
};

const signatures: Record<string, readonly number[]> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46],
  'image/png': [0x89, 0x50, 0x4e, 0x47],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/webp': [0x52, 0x49, 0x46, 0x46],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': [0x50, 0x4b, 0x03, 0x04],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': [0x50, 0x4b, 0x03, 0x04],
};
export const fileTypes: readonly string[] = Object.keys(signatures);
export const mostFileBytes = 20 * 1024 * 1024;

export const FileFacts = z.object({
  name: text(200),
  type: z.string().check(z.maxLength(120)),
  size: z.int().check(z.gte(1)),
  of: z.enum(fileHomes),
});
export type FileFacts = z.infer<typeof FileFacts>;

/** A scan or document. It is listed once its bytes have been looked at; until then it is only expected. */
export const Attachment = z.object({
  id: z.string(),
  partyId: PartyId,
  ...FileFacts.shape,
  state: z.enum(['expected', 'kept', 'archived']),
  /** SHA-256 of the bytes that are kept. */
  hash: z.optional(z.string()),
  at: Instant,
  by: StaffId,
  byName: z.string(),
  version: z.int(),
});
export type Attachment = z.infer<typeof Attachment>;

/** Refuses what is not a type or size we keep, before a byte is sent. */
export const mustBeKeepable = ({ type, size }: Pick<FileFacts, 'type' | 'size'>): void => {
  if (!fileTypes.includes(type))
    throw fieldError('FILE_TYPE_NOT_ALLOWED', 'type', 'must be PDF, PNG, JPEG, WebP, Word or Excel');
  if (size > mostFileBytes) throw fieldError('FILE_TOO_LARGE', 'size', 'must be at most 20 MB');
};

/** Refuses a file of another length than was announced, before its bytes are fetched. */
export const mustBeOfSize = ({ size }: Pick<FileFacts, 'size'>, bytes: number): void => {
  if (bytes > mostFileBytes) throw fieldError('FILE_TOO_LARGE', 'size', 'must be at most 20 MB');
  if (bytes !== size) throw fieldError('INPUT_INVALID', 'size', 'is not that of the file that was sent');
};

/** Refuses bytes that are another kind of file than was announced. */
export const mustBeOfType = ({ type }: Pick<FileFacts, 'type'>, bytes: Uint8Array): void => {
  const signature = signatures[type] ?? [];
  const webp = type !== 'image/webp' || String.fromCharCode(...bytes.slice(8, 12)) === 'WEBP';
  if (signature.length === 0 || !webp || signature.some((byte, at) => bytes[at] !== byte)) {
    throw fieldError('FILE_TYPE_NOT_ALLOWED', 'type', 'is not that of the file that was sent');
  }
};

/** A certificate's scan is a file of the same party. */
export const mustBeFilesOf = (
  files: readonly { id: string }[],
  certificates: RoleFacts['certificates'] | null,
  within = '',
): void => {
  const at = (certificates ?? []).findIndex(({ fileId }) => fileId && !files.some(({ id }) => id === fileId));
  if (at >= 0)
    throw fieldError('INPUT_INVALID', `${within}certificates.${String(at)}.fileId`, 'is no file of this party');
};

export const guardOfFile = (of: FileHome): FieldClass => guardOf[of];

export const seesFile = (caller: Caller, { of }: Pick<Attachment, 'of'>): boolean => seesClass(caller, guardOf[of]);

export const mustSeeFile = (caller: Caller, file: Attachment): Attachment => {
  if (!seesFile(caller, file) || file.state === 'archived') throw new DomainError('NOT_FOUND', 'there is no such file');
  return file;
};

export const mustKeepFiles = (caller: Caller, of: FileHome): void => {
  const guard = guardOf[of];
  if (!may(caller, 'file:write') || !editsClass(caller, guard))
    throw new DomainError('NOT_ALLOWED', 'your job does not include files here', { class: guard });
};

type Expecting = { id: string; partyId: string; facts: FileFacts; caller: Caller; now: Date };
export const expectedFile = ({ id, partyId, facts, caller, now }: Expecting): Attachment => ({
  ...facts,
  id,
  partyId,
  state: 'expected',
  at: now.toISOString(),
  by: caller.staffId,
  byName: caller.name,
  version: 1,
});

export const keptFile = (file: Attachment, hash: string): Attachment => ({
  ...file,
  state: 'kept',
  hash,
  version: file.version + 1,
});

export const archivedFile = (file: Attachment, version: number): Attachment => {
  mustBeCurrent(version, file.version, file);
  return { ...file, state: 'archived', version: file.version + 1 };
};

const mostFiles = 300;
export const mustHaveRoomForFile = (files: readonly Attachment[]): void => {
  if (files.length >= mostFiles)
    throw new DomainError('INPUT_INVALID', `a party has at most ${String(mostFiles)} files`);
};

/** As it is told: the hash stays with us. */
export const visibleFile = ({ hash: _hash, ...file }: Attachment): Omit<Attachment, 'hash'> => file;
