// Stryker's runner joins the names of the suites and the test with spaces, and vitest 5 with " > ". Its
// filter by name finds nothing, and every mutant would survive. This runner filters by file alone.
import { basename } from 'node:path';
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import { DryRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';
import { VitestTestRunner } from '../../node_modules/@stryker-mutator/vitest-runner/dist/src/vitest-test-runner.js';

// Nearly every test loads the core. A folder around it has to be held by its own tests, which takes a tenth of the time. The
// day of 1,000 contacts is left out: it takes seconds, and the shorter tests see the same.
const own = /[\\/]src[\\/](streams|browser|page|workspace|ui)[\\/](?!long-day)/;

class ByFile extends VitestTestRunner {
  #known = [];
  #folder;
  #beside;

  async dryRun(options) {
    const result = await super.dryRun(options);
    this.#known = filesOf((result.tests ?? []).map(({ id }) => id));
    return result;
  }

  mutantRun(options) {
    const { fileName } = options.activeMutant;
    this.#folder = own.exec(fileName)?.[1];
    this.#beside = basename(fileName).replace(/\.ts$/, '.test.ts');
    return super.mutantRun(options);
  }

  async run({ testIds = [], ...rest } = {}) {
    const files = filesOf(testIds);
    const inFolder = this.#folder && (files.length > 0 ? files : this.#known).filter((file) => this.#isOwn(file));
    const chosen = inFolder?.length > 0 ? inFolder : files;
    if (chosen.length === 0) return super.run(rest);
    // The tests beside the mutated file detect most mutants. The others, each with a worker of its own, then need no run.
    const [first, others] = [true, false].map((is) =>
      chosen.filter((file) => (basename(file) === this.#beside) === is),
    );
    if (first.length === 0) return super.run({ ...rest, testFiles: others });
    const result = await super.run({ ...rest, testFiles: first });
    const passes =
      result.status === DryRunStatus.Complete && result.tests.every(({ status }) => status !== TestStatus.Failed);
    return passes && others.length > 0 ? super.run({ ...rest, testFiles: others }) : result;
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
