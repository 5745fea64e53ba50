import { EventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';

/** Where the product tells other systems what happened; who wants to hear adds a rule of their own. */
export const createEventBus = (scope: Construct): EventBus =>
  new EventBus(scope, 'Events', { description: 'What happened in Keshang: ids and names of fields, never values' });
