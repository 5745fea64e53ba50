import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { objectOf, parseObject, textOr } from './json.ts';
import type { Template } from './template/template.ts';

/** What the template was made with, in `cdk.json`: where people open the deployed product. */
const siteUrlOf = (root: string): string => {
  const file = join(root, 'cdk.json');
  const context = existsSync(file) ? objectOf(parseObject(readFileSync(file, 'utf8')).context) : {};
  return textOr(context.siteUrl, 'http://localhost:3000');
};

/** Addresses of the cloud that the template names, as they are on this machine. */
export const createLocalise = (
  template: Template,
  root: string,
  siteUrl: string,
  gatewayUrl: string,
): ((text: string) => string) => {
  const regions = new Set(template.resources.map(({ region }) => region));
  const pairs = [
    [siteUrlOf(root), siteUrl],
    ...template
      .ofType('AWS::CloudFront::Distribution')
      .map(({ identity }) => [`https://${identity.attributes.DomainName ?? ''}`, siteUrl]),
    ...[...regions].map((region) => [`https://s3.${region}.amazonaws.com`, gatewayUrl]),
  ];
  return (text) => pairs.reduce((changed, [from = '', to = '']) => changed.replaceAll(from, to), text);
};
