export { bundleFunctions } from './bundle-functions.ts';
export { LIBRARY_PARTS } from './library-parts.ts';
