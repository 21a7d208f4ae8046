import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Accepts findings of cdk-nag on a construct and what is inside it. `reason` is for the auditor: why it is right here.
 *
 * @param ids For instance `AwsSolutions-S1`, or one finding of a rule: `AwsSolutions-IAM5[Resource::*]`.
 */
export function acknowledge(scope: IConstruct, reason: string, ...ids: string[]): void {
  for (const id of ids) Validations.of(scope).acknowledge({ id, reason });
}

/** Accepts a wildcard in the resource of a role: the finding's name holds the whole ARN. `arn` is an `Fn::Sub` template. */
export function acknowledgeWildcard(scope: IConstruct, reason: string, arn: string): void {
  acknowledge(scope, reason, `AwsSolutions-IAM5[Resource::${arn.replaceAll('${', '<').replaceAll('}', '>')}]`);
}
