import { env } from '../env.ts';
import { aws, AwsError, endpointOf } from './client.ts';

export type Mail = { to: readonly string[]; subject: string; text: string; html?: string };

/** Sends by SES v2 under the configuration set that reports bounces and complaints. */
export const sendMail = async ({ to, subject, text, html }: Mail): Promise<void> => {
  const content = (data: string): object => ({ Data: data, Charset: 'UTF-8' });
  const response = await aws().fetch(`${endpointOf('email')}/v2/email/outbound-emails`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      FromEmailAddress: env('MAIL_FROM'),
      ConfigurationSetName: env('MAIL_CONFIGURATION_SET'),
      Destination: { ToAddresses: to },
      Content: {
        Simple: { Subject: content(subject), Body: { Text: content(text), ...(html ? { Html: content(html) } : {}) } },
      },
    }),
    aws: { service: 'ses', region: env('AWS_REGION') },
  });
  if (!response.ok) throw new AwsError('MailNotSent', await response.text(), response.status);
};
