import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bedrockBundleParts } from '@patchbay/models';
import { type BuildOptions, build } from 'esbuild';
import { installedClosure } from './packaging/installed-closure.ts';

/**
 * Builds the agent runtime.
 *
 * `node agent-runtime/build.ts` bundles into agent-runtime/dist, which runs in this checkout.
 * `node agent-runtime/build.ts --out DIR` fills an empty directory with everything that `node dist/main.js` needs
 * there: the bundle, the packages that cannot be bundled in the versions of the lock file, and a package.json that
 * names them. The container image is that directory and Node.
 */
const { values } = parseArgs({ options: { out: { type: 'string' } } });

/**
 * Outside the bundle: native libraries; the framework, which forks jobs from files beside its own; and zod, of which
 * the framework must see the same copy.
 */
const EXTERNALS = [
  '@livekit/agents',
  '@livekit/agents-plugin-deepgram',
  '@livekit/agents-plugin-elevenlabs',
  '@livekit/agents-plugin-google',
  '@livekit/agents-plugin-openai',
  '@livekit/rtc-node',
  'openai',
  'zod',
];

/** Drivers' optional companions that are not installed. */
const ABSENT = [
  'kerberos',
  'snappy',
  'socks',
  'gcp-metadata',
  'mongodb-client-encryption',
  '@mongodb-js/zstd',
  '@aws-sdk/credential-providers',
];

/** Parts of packages that no process loads. */
const LEFT_OUT = /\.(d\.[cm]?ts|map|md|markdown)$|^(@livekit\/[^/]+)\/src\//;

const ENTRIES = ['main', 'entry', 'embedder'];

/** What an earlier build left is still loaded by who runs from it. */
const KEPT_MS = 3_600_000;

const here = import.meta.dirname;
const isSelfContained = values.out !== undefined;
const out = resolve(values.out ?? here);

if (isSelfContained) {
  await mkdir(out, { recursive: true });
  if ((await readdir(out)).length > 0) throw new Error(`${out} is not empty`);
}
const dist = join(out, 'dist');
await mkdir(dist, { recursive: true });
const made = await mkdtemp(join(dist, '.build-'));
const OPTIONS = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  external: [...EXTERNALS, ...ABSENT].flatMap((name) => [name, `${name}/*`]),
  // Bundled CommonJS packages (the MongoDB driver) ask for Node's own modules with require.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
} satisfies BuildOptions;
await build({
  ...OPTIONS,
  entryPoints: ENTRIES.map((name) => join(here, `src/${name}.ts`)),
  outdir: made,
  splitting: true,
});
const { child: bedrock } = bedrockBundleParts();
await build({ ...OPTIONS, entryPoints: [bedrock.entry], outfile: join(made, bedrock.file) });
await publish();
if (isSelfContained) await addPackages();
process.stdout.write(`agent runtime built in ${out}\n`);

/**
 * Puts what was made in the place of what is there, file by file, and what is loaded by others first: workers that run
 * from it fork their jobs at any moment, and other builds may be under way.
 */
async function publish(): Promise<void> {
  const files = await readdir(made);
  // Every other file has a digest in its name.
  const isEntry = (file: string) => [...ENTRIES.map((name) => `${name}.js`), bedrock.file].includes(file);
  for (const file of [...files.filter((name) => !isEntry(name)), ...files.filter(isEntry)]) {
    await rename(join(made, file), join(dist, file));
  }
  await rm(made, { recursive: true });
  for (const file of await readdir(dist)) {
    const found = files.includes(file) ? undefined : await stat(join(dist, file)).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs > KEPT_MS) await rm(join(dist, file), { recursive: true });
  }
}

async function addPackages(): Promise<void> {
  const packages = await installedClosure(EXTERNALS, here);
  for (const { name, directory, place } of packages) {
    await cp(directory, join(out, place), {
      recursive: true,
      filter: (source) => {
        const inside = source.slice(directory.length + 1);
        return !inside.startsWith('node_modules') && !LEFT_OUT.test(`${name}/${inside}`);
      },
    });
  }
  const { version } = JSON.parse(await readFile(join(here, 'package.json'), 'utf8')) as { version: string };
  const pins = packages.filter(({ name }) => EXTERNALS.includes(name)).map(({ name, version: pin }) => [name, pin]);
  const manifest = {
    name: '@patchbay/agent-runtime',
    version,
    private: true,
    type: 'module',
    scripts: { start: 'node dist/main.js' },
    dependencies: Object.fromEntries(pins),
  };
  await writeFile(join(out, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}
