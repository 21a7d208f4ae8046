import { Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config/stages.ts';
import { resourceName } from '../constructs/names.ts';

/** A stack of the product: `patchbay-<stage>-<part>`, tagged so that costs and owners can be told apart. */
export class ProductStack extends Stack {
  constructor(scope: Construct, part: string, config: StageConfig, description: string) {
    super(scope, part, {
      stackName: resourceName(config, part),
      description,
      terminationProtection: config.keep_data && (part === 'state' || part === 'identity'),
    });
    Tags.of(this).add('product', 'patchbay');
    Tags.of(this).add('stage', config.stage);
  }
}
