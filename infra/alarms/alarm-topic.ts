import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';

/** Whom an alarm wakes: `-c alarmEmail=…` subscribes an address. */
export class AlarmTopic extends Topic {
  constructor(scope: Construct, { alarmEmail }: Settings) {
    super(scope, 'Alarms', { enforceSSL: true });
    if (alarmEmail) this.addSubscription(new EmailSubscription(alarmEmail));
  }

  wakes(alarm: Alarm): void {
    alarm.addAlarmAction(new SnsAction(this));
  }
}
