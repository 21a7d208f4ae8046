import { createHash } from 'node:crypto';

/** Scalar's API reference (MIT), one file: what the browser runs is pinned by version and by hash. */
export const SCALAR = {
  url: 'https://cdn.jsdelivr.net/npm/@scalar/api-reference@1.72.1/dist/browser/standalone.js',
  integrity: 'sha384-U11tb2XnKvmwt8RlTvnwUnYgrN+ur4Xyh9htLhjajWNR/Oyl5AX5DEz00qRmlrmK',
};

/** Shows our own document, with the reader's own fonts, and reports nothing to anybody. */
export const START_EXPLORER = `Scalar.createApiReference('#explorer',${JSON.stringify({
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
  `script-src ${new URL(SCALAR.url).origin} 'sha256-${createHash('sha256').update(START_EXPLORER).digest('base64')}'`,
  "style-src 'unsafe-inline'",
  "img-src 'self' data:",
  'font-src data:',
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join(';');
