import { AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { maintenanceNeeds } from '../functions.ts';
import { grantsOf, type Ground } from './needs.ts';

/** Rebuilds projections and verifies the audit chain, from an operator's machine. The only role that may scan. */
export const createMaintenanceRole = (scope: Construct, ground: Ground): Role => {
  const role = new Role(scope, 'maintenance-role', {
    assumedBy: new AccountRootPrincipal().withConditions({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    description: 'For npm run audit:verify and register:rebuild',
  });
  for (const statement of grantsOf(maintenanceNeeds, ground).statements) role.addToPolicy(statement);
  return role;
};
