import { OBJECT_AREAS } from '@patchbay/core/kernel';
import { CfnOutput, Fn } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config/stages.ts';
import { acknowledgeWildcard } from './acknowledge.ts';
import { filesBucketName, resourceName } from './names.ts';

/**
 * What LiveKit Egress may do: write recordings, and nothing else. Its workers run outside of these stacks, so that the
 * policy is attached by hand to the user, or to the role of the machines, that they are.
 */
export function egressUploadPolicy(scope: Construct, config: StageConfig): void {
  const objects = `arn:\${AWS::Partition}:s3:::${filesBucketName(config)}/${OBJECT_AREAS.recordings}*`;
  const policy = new ManagedPolicy(scope, 'egress-upload', {
    managedPolicyName: resourceName(config, 'egress-upload'),
    description: 'What LiveKit Egress may do: write recordings of sessions',
    statements: [
      new PolicyStatement({ actions: ['s3:PutObject', 's3:AbortMultipartUpload'], resources: [Fn.sub(objects)] }),
    ],
  });
  acknowledgeWildcard(policy, 'Egress records for every tenant, each under its own prefix.', objects);
  new CfnOutput(scope, 'EgressUploadPolicyArn', { value: policy.managedPolicyArn });
}
