import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = { '@': fileURLToPath(new URL('./src', import.meta.url)) };

// Making a DOM costs more than most tests: pure ones go without, and those that need one share it per worker.
export default defineConfig({
  test: {
    restoreMocks: true,
    pool: 'threads',
    projects: [
      {
        resolve: { alias },
        test: { name: 'pure', environment: 'node', include: ['src/**/*.test.ts'], exclude: ['src/**/*.dom.test.ts'] },
      },
      {
        plugins: [react()],
        resolve: { alias },
        test: {
          name: 'page',
          environment: 'jsdom',
          isolate: false,
          testTimeout: 30_000,
          // One copy of the router, whoever imports it.
          server: { deps: { inline: ['nuqs', 'react-router'] } },
          include: ['src/**/*.test.tsx', 'src/**/*.dom.test.ts'],
          setupFiles: ['test/setup.ts'],
        },
      },
    ],
  },
});
