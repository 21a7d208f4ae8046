import type { schemas } from '@patchbay/sdk';
import type { CliHost } from '../host.ts';
import { showJson } from './show.ts';

const TEXT_CHARACTERS = 400;

/** What a search found: JSON for machines; for people each passage with its score and where it stands. */
export function showHits(host: CliHost, result: schemas.SearchResult, json: boolean): void {
  if (json) {
    showJson(host, result);
    return;
  }
  for (const { score, citation, text } of result.data) {
    const { file_name, page, page_end } = citation;
    const where = `${file_name}, ${page_end == null ? `page ${page}` : `pages ${page}–${page_end}`}`;
    const passage = text.replaceAll(/\s+/g, ' ').trim();
    const shown = passage.length > TEXT_CHARACTERS ? `${passage.slice(0, TEXT_CHARACTERS)}…` : passage;
    host.stdout.write(`${score.toFixed(3)}  ${where}\n       ${shown}\n`);
  }
  if (result.data.length === 0) host.stderr.write('nothing found\n');
}
