import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config/stages.ts';
import { resourceName } from '../constructs/names.ts';
import { ProductStack } from './product-stack.ts';

/** Requests of one address in five minutes: far above what a tenant's server needs. */
const REQUESTS_PER_ADDRESS = 20_000;

/**
 * What stands in front of the API on AWS and what the emulator lacks: the web firewall. The common rule set is left out
 * on purpose: prompts and documents look like attacks to it.
 */
export class EdgeStack extends ProductStack {
  constructor(scope: Construct, config: StageConfig, apiStageArn: string) {
    super(scope, 'edge', config, 'Patchbay: web firewall in front of the API');
    const name = resourceName(config, 'api');
    const acl = new CfnWebACL(this, 'firewall', {
      name,
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: visibility(name),
      rules: [
        {
          name: 'rate-by-address',
          priority: 0,
          action: { block: {} },
          statement: { rateBasedStatement: { aggregateKeyType: 'IP', limit: REQUESTS_PER_ADDRESS } },
          visibilityConfig: visibility(`${name}-rate-by-address`),
        },
        managedRules(1, 'AWSManagedRulesAmazonIpReputationList', name),
        managedRules(2, 'AWSManagedRulesKnownBadInputsRuleSet', name),
      ],
    });
    new CfnWebACLAssociation(this, 'firewall-of-api', { webAclArn: acl.attrArn, resourceArn: apiStageArn });
  }
}

function managedRules(priority: number, ruleSet: string, name: string): CfnWebACL.RuleProperty {
  return {
    name: ruleSet,
    priority,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: 'AWS', name: ruleSet } },
    visibilityConfig: visibility(`${name}-${ruleSet}`),
  };
}

function visibility(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true, metricName };
}
