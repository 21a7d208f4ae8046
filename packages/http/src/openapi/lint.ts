import { createConfig, lintFromString } from '@redocly/openapi-core';

/**
 * What a linter of OpenAPI finds wrong with a document: Redocly's recommended rules, every one an error, and examples
 * that their own schema accepts.
 */
export async function lintOpenApi(source: string): Promise<string[]> {
  const config = await createConfig({
    extends: ['recommended'],
    rules: { 'no-invalid-media-type-examples': 'error', 'no-unused-components': 'off' },
  });
  const problems = await lintFromString({ source, absoluteRef: 'docs/openapi.json', config });
  return problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} (${location[0]?.pointer ?? ''})`);
}
