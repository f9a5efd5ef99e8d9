import { defineConfig } from 'vitest/config';
import { contractPlugin } from './build/contract.ts';
import './build/node20.ts';

const logicOfUi = [
  'src/ui/{command,format,settings,words}.ts',
  'src/ui/alert/*.ts',
  'src/ui/call/call-commands.ts',
  'src/ui/customer/{numbers,zones}.ts',
  'src/ui/day/day.ts',
  'src/ui/desk/{announce,create-extras,keys,press,stage}.ts',
  'src/ui/text/{phrases,text}.ts',
];

export default defineConfig({
  plugins: [contractPlugin()],
  test: {
    // The timeout only catches a hang: a property of 10,000 cases takes long beside other tests.
    testTimeout: 120_000,
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'samples/**/*.test.ts'],
    coverage: {
      // An element's file only draws: the C# tests do that in Chromium, where there is something to see. The entries of pages
      // run there too.
      include: ['src/{core,config,streams,browser,page,workspace}/**/*.ts', ...logicOfUi],
      exclude: ['src/**/testing/**', '**/*.test.ts', '**/*.types.ts', '**/*.d.ts', 'src/page/{main,workspace-app}.ts'],
      reportsDirectory: 'reports/coverage',
      reporter: ['text', 'json-summary'],
      thresholds: {
        'src/{core,config}/**/*.ts': { branches: 100, functions: 100, lines: 100, statements: 100 },
        'src/streams/**/*.ts': { branches: 95 },
        'src/browser/**/*.ts': { branches: 95 },
        'src/page/**/*.ts': { branches: 95 },
        'src/workspace/**/*.ts': { branches: 95 },
        'src/ui/**/*.ts': { branches: 95 },
      },
    },
  },
});
