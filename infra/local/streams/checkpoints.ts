import type { DatabaseSync } from 'node:sqlite';

/** How far each reader came, kept so that nothing is missed and little is repeated after a restart. */
export type Checkpoints = {
  get: (consumer: string, stream: string) => bigint | undefined;
  set: (consumer: string, stream: string, sequence: bigint) => void;
};

export const openCheckpoints = (journal: DatabaseSync): Checkpoints => {
  journal.exec(
    'CREATE TABLE IF NOT EXISTS checkpoints(consumer TEXT PRIMARY KEY, stream TEXT NOT NULL, sequence TEXT NOT NULL) STRICT',
  );
  const read = journal.prepare('SELECT sequence FROM checkpoints WHERE consumer = ? AND stream = ?');
  const write = journal.prepare('INSERT OR REPLACE INTO checkpoints(consumer, stream, sequence) VALUES (?, ?, ?)');
  return {
    get: (consumer, stream) => {
      const found = read.get(consumer, stream)?.sequence;
      return typeof found === 'string' ? BigInt(found) : undefined;
    },
    set: (consumer, stream, sequence) => void write.run(consumer, stream, String(sequence)),
  };
};
