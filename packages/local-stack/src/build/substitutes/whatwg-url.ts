/**
 * Stands in for the package `whatwg-url` in Lambda bundles: Node's own URL follows the same standard, and the package
 * brings 256 KB of Unicode tables that the MongoDB driver loads for connection strings alone.
 */
export const URL = globalThis.URL;
export const URLSearchParams = globalThis.URLSearchParams;
