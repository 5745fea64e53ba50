import type { Node } from 'constructs';

/** What differs from one deployment to another: `cdk deploy -c siteUrl=https://crm.example.cn -c mailDomain=example.cn`. */
export type Settings = {
  /** `production` keeps measurements out of answers; any other name shows them. */
  stage: string;
  /** The table names its own key, so its region is fixed when the template is made. */
  region: string;
  /** Where people open the product: links in mails, and uploads from the browser, name it. */
  siteUrl: string;
  /** The domain that mails come from; its DNS is the owner's to set. */
  mailDomain: string;
  mfa: 'required' | 'optional';
  /** Cognito's threat protection costs per user, so it is a choice. */
  threatProtection: boolean;
  /** Of the site's own domain, in us-east-1; without it CloudFront's own address and certificate serve. */
  certificateArn?: string | undefined;
  /** Whom alarms write to. */
  alarmEmail?: string | undefined;
};

const isTrue = (value: unknown): boolean => value === true || value === 'true';

export const settingsOf = (node: Node): Settings => {
  const given = (name: string): string | undefined => {
    const value: unknown = node.tryGetContext(name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return {
    stage: given('stage') ?? 'production',
    region: given('region') ?? 'ap-southeast-1',
    siteUrl: given('siteUrl') ?? 'http://localhost:3000',
    mailDomain: given('mailDomain') ?? 'example.com',
    mfa: given('mfa') === 'optional' ? 'optional' : 'required',
    certificateArn: given('certificateArn'),
    alarmEmail: given('alarmEmail'),
    threatProtection: isTrue(node.tryGetContext('threatProtection')),
  };
};

export const mailFrom = ({ mailDomain }: Settings): string => `no-reply@${mailDomain}`;
