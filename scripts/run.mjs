// The way into every command of package.json. It needs nothing but Node: on a fresh clone it
// installs the packages, compiles the sources and goes on to what was asked for.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import Module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Compiled entry points by command name. */
const entries = {
  start: 'app/main.js',
  gateway: 'gateway/main.js',
  service: 'app/service-main.js',
  'ptv:transfer': 'app/ptv-transfer-main.js',
  'ptv:simulator': 'ptv-simulator/main.js',
  schema: 'scripts/schema.js',
  codegen: 'scripts/codegen.js',
  check: 'scripts/check.js',
  rules: 'scripts/rules.js',
  differential: 'test/differential/main.js',
  chaos: 'test/chaos/main.js',
  soak: 'test/soak/main.js',
  'example:publish': 'clients/new-listings/publish-main.js',
};

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(`Node ${process.versions.node} is too old: install Node 20.19 or newer.`);
}

function install() {
  const lockfile = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(lockfile)) return;
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs) return;
  console.log('Installing packages (once) …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) fail('The packages could not be installed: see the lines above.');
}

async function compile() {
  const { build } = await import('./build.mjs');
  await build();
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function runTool(command, args) {
  const { status, signal } = spawnSync(process.execPath, [...process.execArgv, command, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  process.exitCode = status ?? (signal ? 1 : 0);
}

const [command, ...args] = process.argv.slice(2);
requireNode();
install();
await compile();
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
if (command === 'jest') runTool(jest, args);
else if (command === 'test:ptv') runTool(jest, ['--testMatch', '**/test/ptv/*.long.ts', ...args]);
else if (command === 'bench')
  runTool(join(root, 'dist', 'bench', `${args[0] ?? 'all'}.js`), args.slice(1));
else if (Object.hasOwn(entries, command)) {
  process.argv.splice(1, 2, join(root, 'dist', entries[command]));
  process.setSourceMapsEnabled(true);
  Module.runMain();
} else fail(`There is no command "${command}". Known: ${Object.keys(entries).join(', ')}.`);
