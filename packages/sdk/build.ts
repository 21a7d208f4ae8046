import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Makes the package as it is published: ES modules and their types, no source and no dependency.
 * `node packages/sdk/build.ts [DIR]`; dist/sdk unless told otherwise.
 */
const here = import.meta.dirname;
const root = join(here, '../..');
const out = resolve(process.argv[2] ?? join(root, 'dist/sdk'));

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', here, '--outDir', out], {
  stdio: 'inherit',
});
const { name, version, license, description, type, sideEffects, engines } = JSON.parse(
  readFileSync(join(here, 'package.json'), 'utf8'),
);
const entry = (path: string) => ({ types: `./${path}.d.ts`, default: `./${path}.js` });
const exported = { '.': entry('index'), './operations': entry('operations/index') };
const manifest = { name, version, license, description, type, sideEffects, engines, exports: exported };
writeFileSync(join(out, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
cpSync(join(root, 'LICENSE'), join(out, 'LICENSE'));
cpSync(join(here, 'README.md'), join(out, 'README.md'));
