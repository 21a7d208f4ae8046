import type { Plugin } from 'esbuild';

/** Modules of Node whose import loads much else: streams, ciphers, web crypto, promises of files. */
const HEAVY = /^node:(crypto|fs)$/;

/** Our own sources: what libraries import, they may use while they are loaded. */
const OURS = /^(?!.*[\\/]node_modules[\\/]).*[\\/](packages|functions)[\\/]/;

/**
 * Lets our sources import functions of heavy built-in modules and pay at the first call: a function that answers
 * whether it is well needs no digests, and half of its cold start was the loading of `node:crypto`.
 */
export const builtinsWhenUsed: Plugin = {
  name: 'builtins-when-used',
  setup(build) {
    build.onResolve({ filter: HEAVY }, ({ path, importer, kind }) =>
      kind === 'import-statement' && OURS.test(importer)
        ? { path, namespace: 'when-used', sideEffects: false }
        : undefined,
    );
    build.onLoad({ filter: HEAVY, namespace: 'when-used' }, ({ path }) => ({ contents: whenUsed(path), loader: 'js' }));
  },
};

/** A module that has what a built-in one has by name, and asks it at the first use. */
function whenUsed(name: string): string {
  const builtin: Record<string, unknown> = process.getBuiltinModule(name) as never;
  const names = Object.keys(builtin).filter((key) => /^[a-z]\w*$/i.test(key) && typeof builtin[key] !== 'undefined');
  return [
    `const later = (name) => {
      const real = () => process.getBuiltinModule('${name}')[name];
      return new Proxy(function () {}, {
        apply: (_, self, given) => Reflect.apply(real(), self, given),
        construct: (_, given) => Reflect.construct(real(), given),
        get: (_, key) => real()[key],
      });
    };`,
    ...names.map((key) => `export const ${key} = /* @__PURE__ */ later('${key}');`),
  ].join('\n');
}
