import { SCALAR, START_EXPLORER } from '../route/index.ts';
import { escapeHtml } from './html.ts';

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
    `<script>${START_EXPLORER}</script></body></html>`,
  ].join('');
}
