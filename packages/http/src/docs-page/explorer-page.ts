import { createHash } from 'node:crypto';
import { escapeHtml } from './html.ts';

/** Scalar's API reference (MIT), one file: what the browser runs is pinned by version and by hash. */
const SCALAR = {
  url: 'https://cdn.jsdelivr.net/npm/@scalar/api-reference@1.72.1/dist/browser/standalone.js',
  integrity: 'sha384-U11tb2XnKvmwt8RlTvnwUnYgrN+ur4Xyh9htLhjajWNR/Oyl5AX5DEz00qRmlrmK',
};

/** Shows our own document, with the reader's own fonts, and reports nothing to anybody. */
const START = `Scalar.createApiReference('#explorer',${JSON.stringify({
  url: 'openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  showDeveloperTools: 'never',
  hideClientButton: true,
  agent: { disabled: true },
  mcp: { disabled: true },
})});document.getElementById('plain').remove()`;

/** What the explorer may do: run that one script, read our document, and nothing else. */
export const EXPLORER_POLICY = [
  "default-src 'none'",
  `script-src ${new URL(SCALAR.url).origin} 'sha256-${createHash('sha256').update(START).digest('base64')}'`,
  "style-src 'unsafe-inline'",
  "img-src 'self' data:",
  'font-src data:',
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join(';');

/**
 * The interactive reference of the API. Without scripts, or where the script cannot be loaded, it leads to the plain
 * reference, which has the same content.
 */
export function explorerPage(title: string): string {
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    '<style>:root{color-scheme:light dark}body{margin:0;font-family:system-ui,sans-serif}#plain{padding:2rem}</style>',
    `</head><body><main id="plain"><h1>${escapeHtml(title)}</h1>`,
    '<p>The interactive reference is loading. <a href="docs/reference">The plain reference</a> needs no scripts; ',
    '<a href="openapi.json">the OpenAPI document</a> is what both are made from.</p></main>',
    '<div id="explorer"></div>',
    `<script src="${SCALAR.url}" integrity="${SCALAR.integrity}" crossorigin="anonymous"></script>`,
    `<script>${START}</script></body></html>`,
  ].join('');
}
