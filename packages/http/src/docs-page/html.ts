/** Text as it may stand in HTML, in content and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The little of Markdown that descriptions use: paragraphs and code. */
export function markdown(text: string): string {
  const paragraphs = escapeHtml(text).split(/\n{2,}/);
  return paragraphs.map((part) => `<p>${part.replace(/`([^`]+)`/g, '<code>$1</code>')}</p>`).join('');
}

const STYLE = `
:root{color-scheme:light dark;--line:#8884;--soft:#8882;--accent:#0a7d5c}
*{box-sizing:border-box}
body{margin:0;font:15px/1.55 system-ui,sans-serif;display:grid;grid-template-columns:17rem minmax(0,1fr)}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:1.25rem;border-right:1px solid var(--line);font-size:.87rem}
nav b{display:block;margin:1rem 0 .25rem;text-transform:capitalize}
nav a{display:block;color:inherit;text-decoration:none;padding:.12rem 0}
nav a:hover,main a{color:var(--accent)}
main{padding:1.5rem 2.5rem 6rem;max-width:62rem}
section{border-top:1px solid var(--line);padding:1rem 0;scroll-margin-top:1rem}
h2{text-transform:capitalize;margin:2.5rem 0 .5rem}
h3{margin:.25rem 0;font-size:1.05rem}
code{font:.87em ui-monospace,monospace;background:var(--soft);border-radius:.25rem;padding:.1em .3em;overflow-wrap:anywhere}
pre{background:var(--soft);padding:.75rem 1rem;border-radius:.4rem;overflow:auto}
pre code{background:none;padding:0}
ul.fields{list-style:none;margin:.25rem 0;padding-left:.9rem;border-left:2px solid var(--line)}
.fields li{margin:.3rem 0}
.fields p{margin:0}
small{opacity:.75}
.method{font-weight:700;color:var(--accent)}
details{margin:.5rem 0}
summary{cursor:pointer}
@media(max-width:50rem){body{display:block}nav{position:static;height:auto;max-height:40vh;border:0}main{padding:1rem}}
`;

/** A whole page: navigation beside content, readable without scripts, in the reader's own colours. */
export function page(title: string, navigation: string, content: string): string {
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escapeHtml(title)}</title><style>${STYLE.replaceAll('\n', '')}</style></head>`,
    `<body><nav aria-label="Contents">${navigation}</nav><main>${content}</main></body></html>`,
  ].join('');
}
