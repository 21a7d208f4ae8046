import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { withPureDeclarations } from './pure-declarations.ts';
import { withoutMetadata } from './without-metadata.ts';

const SUBSTITUTES = join(import.meta.dirname, 'substitutes');

/** Packages that a Lambda does not need as they are, and what it gets in their place. */
export const LAMBDA_ALIASES = {
  'whatwg-url': join(SUBSTITUTES, 'whatwg-url.ts'),
  '@aws-sdk/credential-provider-node': join(SUBSTITUTES, 'credential-provider-node.ts'),
};

/** The core has no effects when it is loaded, by rule (docs/ARCHITECTURE.md, R1). */
const PURE = /[\\/]packages[\\/]core[\\/]/;

/**
 * Sources as bundles want them, with nothing in them that the function does not use.
 *
 * `import { z } from 'zod'` asks for a namespace object, and with it for everything that zod has (380 KB, every
 * language among it); `import * as z` asks for what is used (100 KB). Sources may say either.
 */
export const sparingSources: Plugin = {
  name: 'sparing-sources',
  setup(build) {
    build.onLoad({ filter: /[\\/](packages|functions)[\\/].*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const byName = source.replace(/^import \{ z \} from 'zod';$/m, "import * as z from 'zod';");
      const contents = withoutMetadata(byName);
      return { contents: PURE.test(path) ? withPureDeclarations(contents) : contents, loader: 'ts' };
    });
  },
};
