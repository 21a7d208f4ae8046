import type { Route } from '@patchbay/http/route';
import type { Construct } from 'constructs';
import type { Platform } from '../constructs/platform.ts';
import { ProductFunction } from '../constructs/product-function.ts';
import { streamsAnswer } from '../constructs/response-streaming.ts';
import { ProductStack } from './product-stack.ts';

/** The functions of one module's routes. It exports nothing: the gateway finds them by name. */
export class ModuleStack extends ProductStack {
  constructor(scope: Construct, module: string, routes: readonly Route[], platform: Platform) {
    super(scope, `api-${module}`, platform.config, `Patchbay: functions of the ${module} routes`);
    for (const route of routes) {
      const environment = streamsAnswer(route, platform.config) ? { RESPONSE_STREAMING: 'on' } : {};
      new ProductFunction(this, route, platform, { environment });
    }
  }
}
