// Stryker's runner joins the names of the suites and the test with spaces, and vitest 5 with " > ". Its
// filter by name finds nothing, and every mutant would survive. This runner filters by file alone.
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import { VitestTestRunner } from '../../node_modules/@stryker-mutator/vitest-runner/dist/src/vitest-test-runner.js';

// Nearly every test loads the core. A folder around it has to be held by its own tests, which takes a tenth of the time.
const own = /[\\/]src[\\/](streams|browser|page|workspace|ui)[\\/]/;

class ByFile extends VitestTestRunner {
  #known = [];
  #folder;

  async dryRun(options) {
    const result = await super.dryRun(options);
    this.#known = filesOf((result.tests ?? []).map(({ id }) => id));
    return result;
  }

  mutantRun(options) {
    this.#folder = own.exec(options.activeMutant.fileName)?.[1];
    return super.mutantRun(options);
  }

  run({ testIds = [], ...rest } = {}) {
    const files = filesOf(testIds);
    const inFolder = this.#folder && (files.length > 0 ? files : this.#known).filter((file) => this.#isOwn(file));
    const chosen = inFolder?.length > 0 ? inFolder : files;
    return super.run(chosen.length > 0 ? { ...rest, testFiles: chosen } : rest);
  }

  #isOwn(file) {
    return own.exec(`/${file}`)?.[1] === this.#folder;
  }
}

function filesOf(testIds) {
  return [...new Set(testIds.map((id) => id.split('#', 1)[0]))];
}

const factory = (injector) => injector.provideValue('globalNamespace', '__stryker__').injectClass(ByFile);
factory.inject = tokens(commonTokens.injector);

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'vitest-by-file', factory)];
