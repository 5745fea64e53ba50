import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Services } from 'cognito-local/lib/services/index.js';
import type { Context } from 'cognito-local/lib/services/context.js';
import type { AppClient } from 'cognito-local/lib/services/appClient.js';
import { notUnderstood } from '../errors.ts';
import { numberOr, objectOf, textOf, textOr, textsOf } from '../json.ts';
import type { Resource, Template } from '../template/template.ts';
import { openJsonStore } from './json-store.ts';

export type UserPools = {
  services: Services;
  context: Context;
  poolIds: string[];
  clientIds: string[];
  issuerDomain: string;
};

/** A mail that the pool sends: an invitation or a code. */
export type PoolMail = (to: string, subject: string, text: string) => Promise<void>;

const nothing = (): undefined => undefined;
const levels = { debug: nothing, info: nothing, warn: nothing, error: nothing };
const silent = { ...levels, child: () => levels } as unknown as Context['logger'];

const passwordPolicyOf = (pool: Resource) => {
  const policy = objectOf(objectOf(pool.properties.Policies).PasswordPolicy);
  return {
    MinimumLength: numberOr(policy.MinimumLength, 8),
    RequireLowercase: policy.RequireLowercase === true,
    RequireUppercase: policy.RequireUppercase === true,
    RequireNumbers: policy.RequireNumbers === true,
    RequireSymbols: policy.RequireSymbols === true,
    TemporaryPasswordValidityDays: numberOr(policy.TemporaryPasswordValidityDays, 7),
  };
};

/** Second factors are wanted on AWS; on one machine whoever wants one may have it (ARCHITECTURE §5). */
const optionsOf = (pool: Resource) => ({
  Id: pool.identity.ref,
  Name: textOr(pool.properties.UserPoolName, pool.identity.ref),
  MfaConfiguration:
    pool.properties.MfaConfiguration === undefined || pool.properties.MfaConfiguration === 'OFF' ? 'OFF' : 'OPTIONAL',
  SoftwareTokenMfaConfiguration: { Enabled: textsOf(pool.properties.EnabledMfas).includes('SOFTWARE_TOKEN_MFA') },
  UsernameAttributes: textsOf(pool.properties.UsernameAttributes),
  Policies: { PasswordPolicy: passwordPolicyOf(pool) },
  AdminCreateUserConfig: {
    AllowAdminCreateUserOnly: objectOf(pool.properties.AdminCreateUserConfig).AllowAdminCreateUserOnly === true,
  },
});

const validity = (properties: Resource['properties']) => {
  const units = objectOf(properties.TokenValidityUnits);
  return {
    AccessTokenValidity: numberOr(properties.AccessTokenValidity, 60),
    IdTokenValidity: numberOr(properties.IdTokenValidity, 60),
    RefreshTokenValidity: numberOr(properties.RefreshTokenValidity, 30),
    TokenValidityUnits: {
      AccessToken: textOr(units.AccessToken, 'minutes'),
      IdToken: textOr(units.IdToken, 'minutes'),
      RefreshToken: textOr(units.RefreshToken, 'days'),
    },
  };
};

const clientOf = ({ identity, properties, key }: Resource, now: Date): AppClient => ({
  ClientId: identity.ref,
  ClientName: textOr(properties.ClientName, identity.ref),
  UserPoolId: textOf(properties.UserPoolId, `the user pool of ${key}`),
  CreationDate: now,
  LastModifiedDate: now,
  AllowedOAuthFlowsUserPoolClient: false,
  ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', ...textsOf(properties.ExplicitAuthFlows)],
  ...validity(properties),
});

const refuseUnknown = (pool: Resource): void => {
  const [trigger] = Object.keys(objectOf(pool.properties.LambdaConfig));
  if (trigger !== undefined) throw notUnderstood(`the user pool trigger ${trigger}, of ${pool.key}`);
};

/** The text of what the pool sends, much as Cognito's own. */
const sayings = (code: string, temporary: boolean): { subject: string; text: string } =>
  temporary
    ? { subject: 'Your temporary password', text: `Your temporary password is ${code}` }
    : { subject: 'Your verification code', text: `Your verification code is ${code}` };

const loadServices = async (
  folder: string,
  context: Context,
  issuerDomain: string,
  send: PoolMail,
): Promise<Services> => {
  const [{ CognitoServiceImpl, USER_POOL_AWS_DEFAULTS }, { UserPoolServiceFactoryImpl }, { JwtTokenGenerator }] =
    await Promise.all([
      import('cognito-local/lib/services/cognitoService.js'),
      import('cognito-local/lib/services/userPoolService.js'),
      import('cognito-local/lib/services/tokenGenerator.js'),
    ]);
  const clock = { get: () => new Date() };
  const stores = {
    create: (_context: Context, id: string, defaults: object) =>
      Promise.resolve(openJsonStore(join(folder, `${id}.json`), { ...defaults })),
  };
  const clients = await stores.create(context, 'clients', { Clients: {} });
  const pools = new UserPoolServiceFactoryImpl(clock, stores);
  const cognito = new CognitoServiceImpl(folder, clients, USER_POOL_AWS_DEFAULTS, pools);
  await cognito.init(context);
  const triggers = { enabled: () => false } as unknown as Services['triggers'];
  const TokenConfig = { IssuerDomain: issuerDomain };
  return {
    clock,
    cognito,
    triggers,
    config: { TokenConfig } as unknown as Services['config'],
    messages: {
      deliver: async (_context, source, _client, _pool, _user, code, _metadata, { Destination }) => {
        const { subject, text } = sayings(code, source === 'AdminCreateUser');
        await send(Destination, subject, text);
      },
    },
    otp: () => String(randomInt(100_000, 1_000_000)),
    tokenGenerator: new JwtTokenGenerator(clock, triggers, TokenConfig),
  };
};

/** The pool with the template's settings of today, and its groups. People in it stay as they are. */
const ensurePool = async (
  { cognito, clock }: Services,
  context: Context,
  pool: Resource,
  groups: Resource[],
): Promise<void> => {
  const poolId = pool.identity.ref;
  const options = optionsOf(pool) as unknown as Parameters<typeof cognito.createUserPool>[1];
  const known = await cognito.listUserPools(context);
  if (!known.some(({ Id }) => Id === poolId)) await cognito.createUserPool(context, options);
  const service = await cognito.getUserPool(context, poolId);
  await service.updateOptions(context, { ...service.options, ...options });
  const now = clock.get();
  for (const { identity } of groups.filter(({ properties }) => properties.UserPoolId === poolId)) {
    const GroupName = identity.ref;
    if (await service.getGroupByGroupName(context, GroupName)) continue;
    await service.saveGroup(context, { GroupName, CreationDate: now, LastModifiedDate: now, members: [] });
  }
};

/** The template's user pools in cognito-local, inside this process: no port, so nobody reaches it past the guards. */
export const openUserPools = async (template: Template, folder: string, send: PoolMail): Promise<UserPools> => {
  const pools = template.ofType('AWS::Cognito::UserPool');
  for (const pool of pools) refuseUnknown(pool);
  mkdirSync(folder, { recursive: true });
  const context: Context = { logger: silent };
  const issuerDomain = `https://cognito-idp.${pools[0]?.region ?? 'local'}.amazonaws.com`;
  const services = await loadServices(folder, context, issuerDomain, send);
  const groups = template.ofType('AWS::Cognito::UserPoolGroup');
  for (const pool of pools) await ensurePool(services, context, pool, groups);
  const now = services.clock.get();
  const clients = template.ofType('AWS::Cognito::UserPoolClient').map((client) => clientOf(client, now));
  for (const client of clients) {
    const service = await services.cognito.getUserPool(context, client.UserPoolId);
    await service.saveAppClient(context, client);
  }
  return {
    services,
    context,
    poolIds: pools.map(({ identity }) => identity.ref),
    clientIds: clients.map(({ ClientId }) => ClientId),
    issuerDomain,
  };
};
