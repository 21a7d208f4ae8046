import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{packages,functions,agent-runtime,infra,test}/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/architecture/violations/**'],
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/seeded-properties.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
