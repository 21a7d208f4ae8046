import type { Patchbay, schemas } from '@patchbay/sdk';
import { attempt, element, find, onSubmit, show } from './dom.ts';

/** Questions to an index: passages with their pages. */
export function showSearch(patchbay: Patchbay, indexId: () => string): void {
  onSubmit('#search', async (fields) => {
    if (indexId() === '') throw new Error('Create an index first');
    show('Search state', 'searching');
    const since = performance.now();
    const { data, grounded } = await patchbay.search({
      query: String(fields.get('query')),
      index_ids: [indexId()],
      mode: fields.get('mode') as schemas.SearchResult['mode'],
    });
    const took = `${Math.round(performance.now() - since)} ms`;
    show('Search state', grounded ? `${data.length} passages, ${took}` : `nothing says so, ${took}`);
    find('#hits').replaceChildren(...data.map((hit) => passage(patchbay, hit)));
  });
}

function passage(patchbay: Patchbay, { text, score, scores, citation }: schemas.SearchHit): HTMLElement {
  const { file_name, file_id, page, version } = citation;
  const link = element('a', { href: '#' }, `${file_name}, page ${page}`);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    void attempt(() => openPage(patchbay, { file_id, version, page }));
  });
  const parts = [
    `score ${score.toFixed(2)}`,
    ...(scores.dense === null ? [] : [`meaning ${scores.dense.toFixed(2)}`]),
    ...(scores.lexical === null ? [] : [`words ${scores.lexical.toFixed(1)}`]),
  ];
  return element('li', {}, element('p', {}, text), element('cite', {}, link, ` · ${parts.join(' · ')}`));
}

/** The cited page itself, where the browser can show the document. */
async function openPage(patchbay: Patchbay, cited: { file_id: string; version: number; page: number }): Promise<void> {
  const { url } = await patchbay.files.download(cited.file_id, { version: cited.version, disposition: 'inline' });
  window.open(`${url}#page=${cited.page}`, '_blank', 'noopener');
}
