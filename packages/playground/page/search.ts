import type { Patchbay, schemas } from '@patchbay/sdk';
import { element, find, onSubmit, show } from './dom.ts';

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
    find('#hits').replaceChildren(...data.map(passage));
  });
}

function passage({ text, score, scores, citation }: schemas.SearchHit): HTMLElement {
  const parts = [
    `score ${score.toFixed(2)}`,
    ...(scores.dense === null ? [] : [`meaning ${scores.dense.toFixed(2)}`]),
    ...(scores.lexical === null ? [] : [`words ${scores.lexical.toFixed(1)}`]),
  ];
  const source = element('b', {}, `${citation.file_name}, page ${citation.page}`);
  return element('li', {}, element('p', {}, text), element('cite', {}, source, ` · ${parts.join(' · ')}`));
}
