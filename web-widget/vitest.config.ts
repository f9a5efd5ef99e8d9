import { defineConfig } from 'vitest/config';
import { contractPlugin } from './build/contract.ts';
import './build/node20.ts';

export default defineConfig({
  plugins: [contractPlugin()],
  test: {
    // The timeout only catches a hang: a property of 10,000 cases takes long beside other tests.
    testTimeout: 120_000,
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'samples/**/*.test.ts'],
    coverage: {
      include: ['src/{core,config,streams,browser}/**/*.ts'],
      exclude: ['src/*/testing/**', '**/*.test.ts', '**/*.types.ts'],
      reportsDirectory: 'reports/coverage',
      reporter: ['text', 'json-summary'],
      thresholds: {
        'src/{core,config}/**/*.ts': { branches: 100, functions: 100, lines: 100, statements: 100 },
        'src/{streams,browser}/**/*.ts': { branches: 95 },
      },
    },
  },
});
