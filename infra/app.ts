import { App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { acknowledge } from './acknowledgements.ts';
import { ApiStack } from './api-stack.ts';
import { DataStack } from './data-stack.ts';
import { FunctionsStack } from './functions-stack.ts';
import { settingsOf } from './settings.ts';

/** The only description of the system. AWS runs it after `cdk deploy`; one machine runs it after `npm start`. */
const app = new App();
const { region } = settingsOf(app.node);
const env = { region };
const data = new DataStack(app, 'KeshangData', { env });
const functions = new FunctionsStack(app, 'KeshangFunctions', { env, data });
new ApiStack(app, 'KeshangApi', { env, data, functions });

Tags.of(app).add('product', 'keshang');
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
acknowledge(app);
app.synth();
