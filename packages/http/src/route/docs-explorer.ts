/** Scalar's API reference (MIT), one file: what the browser runs is pinned by version and by hash. */
export const SCALAR = {
  url: 'https://cdn.jsdelivr.net/npm/@scalar/api-reference@1.72.1/dist/browser/standalone.js',
  integrity: 'sha384-U11tb2XnKvmwt8RlTvnwUnYgrN+ur4Xyh9htLhjajWNR/Oyl5AX5DEz00qRmlrmK',
};

const SETTINGS = {
  url: 'openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  showDeveloperTools: 'never',
  hideClientButton: true,
  agent: { disabled: true },
  mcp: { disabled: true },
};

/**
 * Shows our own document, with the reader's own fonts, and reports nothing to anybody. Where the API is, is taken from
 * the address of the page: in front of `/v1` there may be a stage, which a document that is the same everywhere cannot know.
 */
export const START_EXPLORER = [
  "const api=location.origin+location.pathname.replace(/\\/v1\\/docs\\/?$/,'');",
  `Scalar.createApiReference('#explorer',{...${JSON.stringify(SETTINGS)},servers:[{url:api,description:'This API'}]});`,
  "document.getElementById('plain').remove()",
].join('');

/** SHA-256 of the script above, written down: to compute it at every cold start is to load `node:crypto` for it. */
const START_SHA256 = 'wT0O58Vr3ZMUbZqSiEAe3lSm4CO/zNhfqyjU5gQ+Rfk=';

/** What the explorer may do: run that one script, read our document, and nothing else. */
export const EXPLORER_POLICY = [
  "default-src 'none'",
  `script-src ${new URL(SCALAR.url).origin} 'sha256-${START_SHA256}'`,
  "style-src 'unsafe-inline'",
  "img-src 'self' data:",
  'font-src data:',
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join(';');
