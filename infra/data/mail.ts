import { ConfigurationSet, ConfigurationSetTlsPolicy, EmailIdentity, Identity, SuppressionReasons } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';

export type Mail = { identity: EmailIdentity; configurationSet: ConfigurationSet };

/** The domain that mails come from, signed (DKIM) and with a return path of its own, so that SPF and DMARC hold. */
export const createMail = (scope: Construct, { mailDomain }: Settings): Mail => {
  const configurationSet = new ConfigurationSet(scope, 'MailSet', {
    reputationMetrics: true,
    suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
  });
  const identity = new EmailIdentity(scope, 'MailIdentity', {
    identity: Identity.domain(mailDomain),
    mailFromDomain: `mail.${mailDomain}`,
    configurationSet,
  });
  return { identity, configurationSet };
};
