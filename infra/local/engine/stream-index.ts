import { DatabaseSync } from 'node:sqlite';

const records = '_stream_records';

/**
 * With a stream, each write of the engine looks for the highest sequence number through all stream records (ARCHITECTURE §1).
 * This index makes it one look-up. Made once; the engine keeps it up to date like any other index.
 */
export const addStreamIndex = (database: string): void => {
  const db = new DatabaseSync(database);
  try {
    db.exec('PRAGMA busy_timeout = 5000');
    db.exec(
      `CREATE INDEX IF NOT EXISTS keshang_stream_position ON ${records}(table_name, CAST(sequence_number AS INTEGER))`,
    );
  } finally {
    db.close();
  }
};

/** Kept behind the slowest reader, so that a dead letter's record can still be looked at. */
const keptRecords = 5_000;
const perTransaction = 500;

/**
 * Drops stream records that every reader has passed. In small transactions: the engine waits for the file at most
 * 5 seconds. The newest record always stays, for the next sequence number comes from it.
 */
export const pruneStream = (database: string, table: string, passed: bigint): number => {
  const db = new DatabaseSync(database);
  try {
    db.exec('PRAGMA busy_timeout = 2000');
    const remove = db.prepare(
      `DELETE FROM ${records} WHERE id IN (SELECT id FROM ${records} WHERE table_name = ?
         AND CAST(sequence_number AS INTEGER) <= ? ORDER BY CAST(sequence_number AS INTEGER) LIMIT ${String(perTransaction)})`,
    );
    const { changes } = remove.run(table, passed - BigInt(keptRecords));
    return Number(changes);
  } finally {
    db.close();
  }
};
