export * from './route/index.ts';
