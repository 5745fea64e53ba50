import { Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * Findings of cdk-nag that we accept, each with its reason. A finding that is not here fails the synthesis.
 * `at` is the path of a construct; everything below it is meant.
 */
export const accepted: { at: string; id: string; reason: string }[] = [
  {
    at: 'KeshangData',
    id: 'AwsSolutions-COG8',
    reason: 'Threat protection costs per user: the owner turns it on with `-c threatProtection=true`.',
  },
  {
    at: 'KeshangFunctions',
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'X-Ray takes no resource. tests/infra proves that nothing but X-Ray is granted on `*`.',
  },
  {
    at: 'KeshangFunctions',
    id: 'AwsSolutions-IAM5[Resource::KeshangData:ExportsOutputFnGetAttRegister34FE4340Arn3CC4CF7A/*]',
    reason: 'Objects of the register bucket, whose names are made at run time. The bucket holds nothing else.',
  },
  {
    at: 'KeshangFunctions',
    id: 'AwsSolutions-IAM5[Resource::KeshangData:ExportsOutputFnGetAttFiles8E6940B8ArnD8EE6C03/*]',
    reason: 'Objects of the files bucket, whose names are made at run time. Who may have which is decided per record.',
  },
  {
    at: 'KeshangFunctions',
    id: 'AwsSolutions-SQS3',
    reason:
      'Each queue is itself where failed work goes (on-failure destination of a consumer or a schedule), with an alarm.',
  },
  {
    at: 'KeshangApi',
    id: 'AwsSolutions-CFR4',
    reason:
      "CloudFront's own certificate fixes this; `-c certificateArn=…` brings a domain with TLS 1.2 (2021) at least.",
  },
  {
    at: 'KeshangApi',
    id: 'AwsSolutions-CFR1',
    reason: 'Staff travel and the firm trades abroad: no country is shut out.',
  },
  {
    at: 'KeshangApi',
    id: 'AwsSolutions-CFR2',
    reason: 'A web firewall costs by the month. Every route but two wants a token, and the API is throttled.',
  },
  {
    at: 'KeshangApi',
    id: 'AwsSolutions-APIG4',
    reason:
      'Public endpoints only (health, the API document). tests/infra proves that every other route has the authoriser.',
  },
];

export const acknowledge = (app: Construct): void => {
  for (const { at, id, reason } of accepted) {
    const construct = app.node.tryFindChild(at);
    if (!construct) throw new Error(`An acknowledgement names ${at}, which does not exist`);
    Validations.of(construct).acknowledge({ id: `AwsSolutions::${id}`, reason });
  }
};
