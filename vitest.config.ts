import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{packages,functions,agent-runtime,infra,test}/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/architecture/violations/**'],
  },
});
