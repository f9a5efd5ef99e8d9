// Stryker's runner joins the names of the suites and the test with spaces, and vitest 5 with " > ". Its
// filter by name finds nothing, and every mutant would survive. This runner filters by file alone.
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import { VitestTestRunner } from '../../node_modules/@stryker-mutator/vitest-runner/dist/src/vitest-test-runner.js';

class ByFile extends VitestTestRunner {
  run({ testIds = [], ...rest } = {}) {
    const files = [...new Set(testIds.map((id) => id.split('#', 1)[0]))];
    return super.run(files.length > 0 ? { ...rest, testFiles: files } : rest);
  }
}

const factory = (injector) => injector.provideValue('globalNamespace', '__stryker__').injectClass(ByFile);
factory.inject = tokens(commonTokens.injector);

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'vitest-by-file', factory)];
