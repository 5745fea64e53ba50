import * as z from 'zod/mini';

/** Every variable a function may read. Which function gets which is declared in `infra/functions.ts`. */
const Environment = z.object({
  AWS_REGION: z._default(z.string(), 'us-east-1'),
  STAGE: z._default(z.enum(['local', 'test', 'staging', 'production']), 'production'),
  TABLE_NAME: z.optional(z.string()),
  REGISTER_BUCKET: z.optional(z.string()),
  FILES_BUCKET: z.optional(z.string()),
  SECRETS_KEY_ID: z.optional(z.string()),
  INDEX_KEY_ID: z.optional(z.string()),
  USER_POOL_ID: z.optional(z.string()),
  MAIL_FROM: z.optional(z.string()),
  MAIL_CONFIGURATION_SET: z.optional(z.string()),
  SITE_URL: z.optional(z.string()),
  EVENT_BUS: z.optional(z.string()),
  IMPORT_WORKFLOW_ARN: z.optional(z.string()),
  EXPORT_WORKFLOW_ARN: z.optional(z.string()),
});
type Name = keyof z.infer<typeof Environment>;

/** One variable alone: a request asks for several, many times, and each look into the environment is a call out of the engine. */
const read = (name: Name): string | undefined => Environment.shape[name].parse(process.env[name]);

/** A variable this function cannot do without; a missing one fails by its name. */
export const env = (name: Name): string => {
  const value = read(name);
  if (value === undefined) throw new Error(`environment variable ${name} is missing`);
  return value;
};

/** Whether consumed capacity and other measurements may be told to the client. */
export const tellsMeasurements = (): boolean => read('STAGE') !== 'production';
