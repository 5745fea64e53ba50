type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };

const variable = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`environment variable ${name} is missing`);
  return value;
};

/**
 * Stands in for `@aws-sdk/credential-provider-node` in every bundle: a function finds its credentials in its environment,
 * so the ways of a desk (profiles, single sign-on, roles of a machine) are 130 kB that never run.
 */
export const defaultProvider = () => (): Promise<Credentials> => {
  const { AWS_SESSION_TOKEN: sessionToken } = process.env;
  const keys = {
    accessKeyId: variable('AWS_ACCESS_KEY_ID'),
    secretAccessKey: variable('AWS_SECRET_ACCESS_KEY'),
  };
  return Promise.resolve(sessionToken ? { ...keys, sessionToken } : keys);
};
