import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { capabilities } from '#shared/contract';
import { AppFunction } from './constructs/app-function.ts';
import type { DataStack } from './data-stack.ts';
import { apiFunction } from './functions.ts';
import { settingsOf } from './settings.ts';

type Props = StackProps & { data: DataStack };

/** Everything that runs: one function per capability's API, stream consumers, schedules and workflows. */
export class FunctionsStack extends Stack {
  readonly apis = new Map<string, AppFunction>();

  constructor(scope: Construct, id: string, { data, ...props }: Props) {
    super(scope, id, props);
    const ground = { data, settings: settingsOf(this.node) };
    for (const { name } of capabilities) this.apis.set(name, new AppFunction(this, apiFunction(name), ground));
  }
}
