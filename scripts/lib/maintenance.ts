/**
 * How a command of this folder (seed, verify, rebuild) reaches a system's table and files with the functions' own modules: the system that
 * runs on this machine, or the one on AWS that `--aws` names by the outputs of its deployment. The modules read their environment when
 * they are first used, so a command calls `useSystem` first and works then.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readRuntime } from '../../infra/local/runtime-file.ts';
import { findCredentials, readOutputs } from '../site/outputs.ts';

export type Reached = { where: string; url: string };
export type Wanted = {
  /** The data folder of a running local system. */
  data?: string | undefined;
  /** The outputs file of a deployment on AWS. */
  aws?: string | undefined;
};

export const localData = (): string => process.env.LOCAL_DATA ?? '.local';

const useLocal = (folder: string): Reached => {
  const runtime = readRuntime(join(folder, 'runtime.json'));
  if (!runtime)
    throw new Error(
      `No system runs on the data folder ${folder}: start it first (npm start), or say which with --data DIR.`,
    );
  Object.assign(process.env, runtime.environment);
  return { where: `the local system at ${runtime.url}`, url: runtime.url };
};

const useAws = async (file: string): Promise<Reached> => {
  if (!existsSync(file))
    throw new Error(`There is no ${file}: deploy with --outputs-file ${file}, as docs/deploy.md says.`);
  const { KeshangData, KeshangApi } = readOutputs(file);
  const { accessKeyId, secretAccessKey, sessionToken } = await findCredentials(KeshangData.Region);
  Object.assign(process.env, {
    AWS_REGION: KeshangData.Region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken ? { AWS_SESSION_TOKEN: sessionToken } : {}),
    TABLE_NAME: KeshangData.TableName,
    USER_POOL_ID: KeshangData.UserPoolId,
    REGISTER_BUCKET: KeshangData.RegisterBucket,
  });
  return { where: `the table ${KeshangData.TableName} in ${KeshangData.Region}`, url: KeshangApi.SiteUrl };
};

export const useSystem = async ({ data = localData(), aws }: Wanted = {}): Promise<Reached> =>
  aws ? useAws(aws) : useLocal(data);
