import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Metafile } from 'esbuild';
import type { FunctionBundle } from './function-entries.ts';

/** One function as it was last built: its bundle, and the state of every source that it depends on. */
interface BuiltFunction {
  readonly bundle: FunctionBundle;
  /** The sources of which something is in the bundle; of the others nothing was used. */
  readonly contents: readonly string[];
  readonly inputs: Readonly<Record<string, string>>;
}

interface Stored {
  readonly environment: string;
  readonly functions: Readonly<Record<string, BuiltFunction>>;
}

/** What besides sources decides a bundle: installed packages, where imports lead, and the build itself. */
const ENVIRONMENT = ['package-lock.json', '{packages/*,functions}/package.json', 'packages/local-stack/src/build/*.ts'];

/** What was built before, so that only functions with changed sources are built again. */
export class BuildRecord {
  readonly #root: string;
  readonly #path: string;
  readonly #environment: string;
  readonly #before: Stored['functions'];
  readonly #now: Record<string, BuiltFunction> = {};
  readonly #states = new Map<string, string>();

  constructor(root: string, path: string) {
    this.#root = root;
    this.#path = path;
    this.#environment = environmentOf(root);
    const stored = readStored(path);
    this.#before = stored?.environment === this.#environment ? stored.functions : {};
  }

  /** The bundle of a function none of whose sources has changed since it was built. */
  current(name: string): FunctionBundle | undefined {
    const built = this.#before[name];
    if (built === undefined) return undefined;
    const unchanged = Object.entries(built.inputs).every(([input, state]) => this.#stateOf(input) === state);
    if (!unchanged) return undefined;
    this.#now[name] = built;
    return built.bundle;
  }

  /** Notes a bundle that was just built from these sources, and all that they import; with what it contains of them. */
  note(bundle: FunctionBundle, sources: readonly string[], contents: readonly string[], metafile: Metafile): void {
    const inputs = reachable(sources, metafile).map((input) => [input, this.#stateOf(input)] as const);
    this.#now[bundle.name] = { bundle, contents, inputs: Object.fromEntries(inputs) };
  }

  save(): void {
    mkdirSync(dirname(this.#path), { recursive: true });
    const stored: Stored = { environment: this.#environment, functions: this.#now };
    writeFileSync(this.#path, JSON.stringify(stored));
  }

  #stateOf(input: string): string {
    let state = this.#states.get(input);
    if (state === undefined) {
      const stat = statSync(join(this.#root, input), { throwIfNoEntry: false });
      state = stat === undefined ? 'gone' : `${stat.mtimeMs}:${stat.size}`;
      this.#states.set(input, state);
    }
    return state;
  }
}

function reachable(sources: readonly string[], { inputs }: Metafile): string[] {
  const seen = new Set(sources);
  for (const path of seen) {
    for (const { path: imported, external } of inputs[path]?.imports ?? []) if (!external) seen.add(imported);
  }
  return [...seen];
}

function environmentOf(root: string): string {
  const hash = createHash('sha256');
  for (const file of globSync(ENVIRONMENT, { cwd: root }).sort())
    hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function readStored(path: string): Stored | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Stored;
  } catch {
    // Cut off while it was written: everything is built again.
    return undefined;
  }
}
