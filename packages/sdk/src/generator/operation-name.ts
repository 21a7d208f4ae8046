/** `runtime-configs`, `.well-known`, `jwks.json` as `runtimeConfigs`, `wellKnown`, `jwks`. */
function camelCase(segment: string): string {
  const words = segment
    .replace(/\.json$/, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  return words.map((word, i) => (i === 0 ? word : `${word[0]?.toUpperCase()}${word.slice(1)}`)).join('');
}

/** The first word of an operation id: `publishPromptVersion` → `publish`. */
function verbOf(operationId: string): string {
  return /^[a-z0-9]+/.exec(operationId)?.[0] ?? operationId;
}

/** Whether a path ends with what is done to the thing before it: `/labels/{label}/remove`, not `/versions`. */
function endsWithAction(method: string, path: string): boolean {
  return method === 'POST' && /\}\/[a-z-]*[^s/}]$/.test(path);
}

/**
 * Where an operation is found in the client: the fixed segments of its path, then the verb of its id. A last segment
 * that says the verb again, or another one, is enough; placeholders become arguments.
 *
 * `POST /v1/prompts/{prompt_id}/versions` publishPromptVersion → `prompts.versions.publish`;
 * `POST /v1/prompts/{prompt_id}/archive` archivePrompt → `prompts.archive`; `POST /v1/search` searchKnowledge → `search`.
 */
export function operationName(operationId: string, method: string, path: string): readonly string[] {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== 'v1' && !segment.startsWith('{'));
  const names = segments.map(camelCase);
  const verb = verbOf(operationId);
  return names.at(-1) === verb || endsWithAction(method, path) ? names : [...names, verb];
}

/**
 * Names of all operations. Where two have the same, the one that comes first in the order of paths keeps it and the
 * others are called by their whole operation id, in the same place.
 */
export function operationNames(
  operations: readonly { readonly id: string; readonly method: string; readonly path: string }[],
): ReadonlyMap<string, readonly string[]> {
  const taken = new Set<string>();
  const names = new Map<string, readonly string[]>();
  for (const { id, method, path } of operations) {
    const short = operationName(id, method.toUpperCase(), path);
    const name = taken.has(short.join('.')) ? [...short.slice(0, -1), id] : short;
    taken.add(name.join('.'));
    names.set(id, name);
  }
  return names;
}
