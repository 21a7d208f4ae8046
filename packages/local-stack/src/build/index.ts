export { bundleFunctions } from './bundle-functions.ts';
