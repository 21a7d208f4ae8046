import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

const SUBSTITUTES = join(import.meta.dirname, 'substitutes');

/** Packages that a Lambda does not need as they are, and what it gets in their place. */
export const LAMBDA_ALIASES = {
  'whatwg-url': join(SUBSTITUTES, 'whatwg-url.ts'),
  '@aws-sdk/credential-provider-node': join(SUBSTITUTES, 'credential-provider-node.ts'),
};

/**
 * `import { z } from 'zod'` asks for a namespace object, and with it for everything that zod has (380 KB, every
 * language among it); `import * as z` asks for what is used (100 KB). Sources may say either.
 */
export const zodByName: Plugin = {
  name: 'zod-by-name',
  setup(build) {
    build.onLoad({ filter: /[\\/](packages|functions)[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(/^import \{ z \} from 'zod';$/m, "import * as z from 'zod';"),
      loader: 'ts',
    }));
  },
};
