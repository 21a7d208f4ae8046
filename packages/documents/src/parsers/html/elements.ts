/** Attributes of an element. */
export type HtmlAttributes = Readonly<Record<string, string>>;

const set = (names: string) => new Set(names.split(' '));

/** Elements that begin and end a block of text. */
export const blockElements = set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre search section summary table tbody td tfoot th ' +
    'thead tr ul',
);

/** Elements whose content is no text for a reader: code, settings, controls, pictures. */
const silentElements = set(
  'script style template noscript svg math iframe object embed canvas audio video map select datalist textarea button ' +
    'noembed noframes frameset',
);

const sideElements = set('nav aside footer search');
const sideRoles = set('navigation banner contentinfo complementary search menu menubar');

/** Whether the element and all inside of it are left out. */
export function isSilent(name: string, attributes: HtmlAttributes): boolean {
  if (silentElements.has(name) || attributes['hidden'] !== undefined) return true;
  if (attributes['aria-hidden'] === 'true' || (name === 'dialog' && attributes['open'] === undefined)) return true;
  return /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributes['style'] ?? '');
}

/** Whether the element is around the content rather than part of it. A header is, unless it is that of an article. */
export function isBeside(name: string, attributes: HtmlAttributes, isInMain: boolean): boolean {
  return sideElements.has(name) || sideRoles.has(attributes['role'] ?? '') || (name === 'header' && !isInMain);
}

/** How surely an element holds the content: 2 says so, 1 is likely, 0 does not say. */
export function mainness(name: string, attributes: HtmlAttributes): 0 | 1 | 2 {
  if (name === 'main' || attributes['role'] === 'main') return 2;
  return name === 'article' || attributes['role'] === 'article' ? 1 : 0;
}
