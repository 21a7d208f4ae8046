import { existsSync, readFileSync } from 'node:fs';

/** What the build lays beside the bundle of whoever calls this; undefined where it runs from source. */
export function textBeside(file: string): string | undefined {
  const url = new URL(`./${file}`, import.meta.url);
  return existsSync(url) ? readFileSync(url, 'utf8') : undefined;
}

/** The document as the repository has it. */
export function documentInRepository(): unknown {
  return JSON.parse(readFileSync(new URL('../../../../docs/openapi.json', import.meta.url), 'utf8'));
}
