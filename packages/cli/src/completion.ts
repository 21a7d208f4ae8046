import type { Command } from './command.ts';
import { findCommand, flagsOf } from './parse.ts';

/**
 * What may follow the words so far, of which the last is being typed: sub-commands, flags, or the choices of a flag.
 * Nothing means file names, which shells know better.
 */
export function complete(commands: readonly Command[], words: readonly string[]): string[] {
  const typed = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const starting = (candidates: readonly string[]) =>
    [...new Set(candidates)].filter((candidate) => candidate.startsWith(typed)).toSorted();
  const command = findCommand(commands, before);
  const flags = command === undefined ? [] : flagsOf(command);
  const last = before.at(-1) ?? '';
  const open = flags.find(({ name, kind }) => last === `--${name}` && kind !== 'boolean');
  if (open !== undefined) return starting(open.choices ?? []);
  if (typed.startsWith('-')) return starting(flags.map(({ name }) => `--${name}`));
  const next = commands.filter(
    ({ path }) => path.length > before.length && before.every((word, i) => path[i] === word),
  );
  return starting(next.map(({ path }) => path[before.length] ?? ''));
}

/** What a shell runs to know how to complete; each asks `patchbay __complete`. */
export const COMPLETION_SCRIPTS = {
  bash: `_patchbay() {
  local IFS=$'\\n'
  COMPREPLY=($(patchbay __complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _patchbay patchbay
`,
  zsh: `#compdef patchbay
_patchbay() {
  local -a found
  found=("\${(@f)$(patchbay __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "$found" ]]; then compadd -- $found; else _files; fi
}
compdef _patchbay patchbay
`,
  fish: `function __patchbay_complete
    set -l words (commandline -opc) (commandline -ct)
    patchbay __complete -- $words[2..-1] 2>/dev/null
end
complete -c patchbay -a '(__patchbay_complete)'
`,
} as const;
