import { defineConfig } from 'vitest/config';
import { contractPlugin } from './build/contract.ts';

export default defineConfig({
  plugins: [contractPlugin()],
  test: { include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'samples/**/*.test.ts'] },
});
