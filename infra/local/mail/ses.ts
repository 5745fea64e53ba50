import { objectOf, parseObject, textOr, textsOf, wordOf } from '../json.ts';
import { notHere, Refusal } from '../gateway/refusal.ts';
import type { Service } from '../gateway/service.ts';
import type { Template } from '../template/template.ts';
import { forward } from './forward.ts';
import type { LazyMailbox } from './mailbox.ts';

const sendPath = '/v2/email/outbound-emails';

const addressOf = (from: string): string => (/<([^>]+)>/.exec(from)?.[1] ?? from).trim().toLowerCase();

/** SES v2's SendEmail: only from an identity of the template, under the configuration set it names. */
export const sesService = (template: Template, mailbox: LazyMailbox): Service => {
  const identities = template.ofType('AWS::SES::EmailIdentity');
  const sets = template.ofType('AWS::SES::ConfigurationSet');
  return {
    protocol: 'rest-json',
    asks: ({ method, path, body }) => {
      if (method !== 'POST' || path !== sendPath) throw notHere('SES', `${method} ${path}`);
      const { FromEmailAddress, ConfigurationSetName, Content, Destination } = parseObject(body.toString('utf8'));
      const from = addressOf(textOr(FromEmailAddress, ''));
      const identity = identities.find(
        ({ identity: { ref } }) => from === ref.toLowerCase() || from.endsWith(`@${ref.toLowerCase()}`),
      );
      if (!identity)
        throw new Refusal(
          'MessageRejected',
          `Email address is not verified. The following identities failed the check: ${from}`,
        );
      const action = objectOf(Content).Raw === undefined ? 'ses:SendEmail' : 'ses:SendRawEmail';
      const recipients = Object.values(objectOf(Destination)).flatMap(textsOf);
      const context = { 'ses:FromAddress': [from], 'ses:Recipients': recipients };
      const set = sets.find(({ identity: { ref } }) => ref === ConfigurationSetName);
      if (ConfigurationSetName !== undefined && !set) {
        throw new Refusal(
          'NotFoundException',
          `Configuration set <${wordOf(ConfigurationSetName)}> does not exist.`,
          404,
        );
      }
      const resources = [identity, ...(set ? [set] : [])].map((one) => one.identity.attributes.Arn ?? '');
      return resources.map((resource) => ({ action, resource, context }));
    },
    answer: async ({ body }) => {
      const { port, persist } = await mailbox.get();
      const headers = { 'content-type': 'application/json', authorization: 'AWS4-HMAC-SHA256 local' };
      const answer = await forward(port, { method: 'POST', path: sendPath, headers, body });
      persist();
      return { status: answer.status, headers: { 'content-type': 'application/json' }, body: answer.body };
    },
  };
};
