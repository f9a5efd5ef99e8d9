// Writes the bill of materials as CycloneDX documents to artifacts/sbom: one for each function, one for the agent's page.
// Run it with `npm run sbom`. Set LambdaHost=Amazon in the environment to list the packages that `sam build` deploys.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';

const folder = 'artifacts/sbom';
const dotnet = (...args) => execFileSync('dotnet', args, { stdio: ['ignore', 'ignore', 'inherit'] });

mkdirSync(folder, { recursive: true });
dotnet('tool', 'restore');
for (const name of ['ContactHistory', 'CustomerLookup', 'Deployment']) {
  const project = `functions/${name}/${name}.csproj`;
  dotnet('restore', project);
  // The tool expects the restored packages below the given folder. In this repository, that folder is artifacts.
  dotnet(
    ...['tool', 'run', 'dotnet-CycloneDX', project, '--output', folder, '--filename', `${name}.cdx.json`],
    ...['--output-format', 'Json', '--framework', 'net10.0', '--disable-package-restore'],
    ...['--base-intermediate-output-path', 'artifacts', '--include-project-references'],
  );
}

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const options = { encoding: 'utf8', shell: process.platform === 'win32', stdio: ['ignore', 'pipe', 'inherit'] };
const page = [
  'sbom',
  '--sbom-format',
  'cyclonedx',
  '--omit',
  'dev',
  '--package-lock-only',
  '--workspace',
  'web-widget',
];
writeFileSync(`${folder}/web-widget.cdx.json`, execFileSync(npm, page, options));
console.log(
  readdirSync(folder)
    .map((file) => `${folder}/${file}`)
    .join('\n'),
);
