import { documentBundleParts } from '@patchbay/documents';
import { OPENAPI_FILE, openapiText, REFERENCE_FILE, referenceText } from '@patchbay/http/docs-page';
import { bedrockBundleParts, tokenBundleParts } from '@patchbay/models';
import type { LibraryPart } from './bundle-functions.ts';

const OPENAPI_DOCUMENT = 'docs/openapi.json';

/** What the product's libraries need beside the bundles that they are in. */
export const LIBRARY_PARTS: readonly LibraryPart[] = [
  { of: 'packages/documents/src/isolated-parse.ts', ...documentBundleParts() },
  { of: 'packages/models/src/o200k-counter.ts', ...tokenBundleParts() },
  { of: 'packages/models/src/bedrock/load-bedrock.ts', ...bedrockBundleParts() },
  {
    of: 'packages/http/src/docs-page/openapi-text.ts',
    text: { from: OPENAPI_DOCUMENT, file: OPENAPI_FILE, make: openapiText },
  },
  {
    of: 'packages/http/src/docs-page/reference-text.ts',
    text: { from: OPENAPI_DOCUMENT, file: REFERENCE_FILE, make: referenceText },
  },
];
