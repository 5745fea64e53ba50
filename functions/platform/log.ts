/** One logger: a JSON line an event, ids as fields, no personal data. */
const write = (level: 'info' | 'warn' | 'error', event: string, fields: Record<string, unknown>): void => {
  process.stdout.write(`${JSON.stringify({ level, event, ...fields })}\n`);
};

export const log = {
  info: (event: string, fields: Record<string, unknown> = {}): void => write('info', event, fields),
  warn: (event: string, fields: Record<string, unknown> = {}): void => write('warn', event, fields),
  error: (event: string, error: unknown, fields: Record<string, unknown> = {}): void =>
    write('error', event, {
      ...fields,
      error: error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : String(error),
    }),
};
