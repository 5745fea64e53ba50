import { describe, expect, it } from 'vitest';
import { importMoves, importStates, moveImport, type ImportMove, type ImportState } from '#shared/imports/import-state';
import { DomainError } from '#shared/kernel/errors';

const path = (...moves: ImportMove[]): ImportState =>
  moves.reduce<ImportState>((state, move) => moveImport({ state }, move), 'awaiting-file');

const refusal = (work: () => unknown): DomainError | undefined => {
  try {
    work();
  } catch (error) {
    return error instanceof DomainError ? error : undefined;
  }
  return undefined;
};

describe('the life of an import', () => {
  it('goes from its file to its parties, and back', () => {
    expect(path('inspect', 'inspected', 'map', 'check', 'checked', 'load', 'loaded')).toBe('loaded');
    expect(path('inspect', 'inspected', 'map', 'check', 'checked', 'load', 'loaded', 'undo', 'undone')).toBe('undone');
  });

  it('may be mapped and checked again before it is loaded', () => {
    expect(path('inspect', 'inspected', 'map', 'check', 'checked', 'map', 'check', 'checked')).toBe('checked');
  });

  it('is undone after a cancel too, and ends there', () => {
    expect(path('inspect', 'inspected', 'map', 'check', 'checked', 'load', 'cancel', 'undo', 'undone')).toBe('undone');
    expect(importMoves.filter((move) => !refusal(() => moveImport({ state: 'undone' }, move)))).toEqual([]);
  });

  it('goes on after a failure only with what failed', () => {
    expect(moveImport({ state: 'failed', failedIn: 'loading' }, 'load')).toBe('loading');
    expect(refusal(() => moveImport({ state: 'failed', failedIn: 'checking' }, 'load'))?.code).toBe(
      'IMPORT_STATE_MOVE_NOT_ALLOWED',
    );
  });

  it('refuses any other move by name, with what is possible instead', () => {
    const refused = refusal(() => moveImport({ state: 'uploaded' }, 'load'));
    expect(refused?.code).toBe('IMPORT_STATE_MOVE_NOT_ALLOWED');
    expect(refused?.details).toEqual({ state: 'uploaded', allowed: ['map', 'cancel'] });
  });

  it('reaches every state it knows', () => {
    const reached = new Set<ImportState>(['awaiting-file']);
    for (const state of reached) {
      for (const move of importMoves) {
        for (const failedIn of importStates) {
          if (!refusal(() => reached.add(moveImport({ state, failedIn }, move)))) continue;
        }
      }
    }
    expect([...reached].sort()).toEqual([...importStates].sort());
  });
});
