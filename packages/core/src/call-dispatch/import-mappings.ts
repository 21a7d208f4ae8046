import { isAppError, type TenantScope, type Work } from '../kernel/index.ts';
import type { ImportedLine, ImportMappings, ImportReport, LineProblem } from './import-report.ts';
import type { InboundMapping, MappingContent } from './inbound-mapping.ts';
import { type InboundMappingDeps, patchOf } from './inbound-mapping-service.ts';
import { contentAfter, type KnownTargets, readTargets, sameContent, targetProblem } from './mapping-content.ts';
import { type KnownVariables, leadsElsewhere, readVariables, variablesProblem } from './mapping-variables.ts';
import { mappingChanges, newMapping, nextVersion, versionOf } from './mapping-writes.ts';
import { type ReadLine, readLines } from './read-import-lines.ts';

/** How often an import begins anew when a number became live elsewhere while it ran. */
const MAX_ATTEMPTS = 3;

/** What a line asks for, decided: the mapping as it was and as it shall be. */
interface PlannedLine {
  readonly line: ReadLine;
  readonly before: InboundMapping | undefined;
  readonly after: InboundMapping;
  readonly outcome: 'created' | 'updated' | 'unchanged';
}

type Decision = PlannedLine | { readonly line: ReadLine; readonly problem: LineProblem };

/** Imports many mappings at once. */
export interface MappingImporter {
  /**
   * Brings the numbers to what the lines say, in one transaction. Repeating it changes nothing. A line that cannot be
   * applied is reported and keeps no other from being applied, unless `all_or_nothing`.
   */
  import(scope: TenantScope, input: ImportMappings): Promise<ImportReport>;
}

/** Makes it. */
export function createMappingImporter(deps: InboundMappingDeps): MappingImporter {
  const { mappings, targets, resolutions, unitOfWork, clock } = deps;

  async function decide(scope: TenantScope, work: Work, lines: readonly ReadLine[]): Promise<Decision[]> {
    const readable = lines.filter((line) => line.problem === undefined);
    const numbers = readable.map(({ number }) => number);
    const live = new Map(
      (numbers.length === 0 ? [] : await mappings.findLive(scope, numbers, work)).map((own) => [own.number, own]),
    );
    const taken = numbers.length === 0 ? new Set<string>() : await mappings.taken(work, numbers);
    const named = await agentsByName(scope, work, readable);
    const contents = new Map(
      readable.map((line) => {
        const agent_id = line.entry.agent_id ?? named.get(line.entry.agent_name ?? '')?.at(0);
        return [line, contentAfter(live.get(line.number), { ...line.entry, agent_id })] as const;
      }),
    );
    const known = await readTargets(scope, work, targets, [...contents.values()]);
    const leading = [...contents].filter(([{ number }, content]) => leadsElsewhere(live.get(number), content));
    const wanted = await readVariables(
      scope,
      resolutions,
      leading.map(([, content]) => content),
    );

    return lines.map((line): Decision => {
      const content = contents.get(line);
      if (line.problem !== undefined || content === undefined) return { line, problem: line.problem ?? UNREADABLE };
      const before = live.get(line.number);
      const problem =
        nameProblem(line, named) ??
        (before === undefined && taken.has(line.number) ? NUMBER_IN_USE : undefined) ??
        referenceProblem(before, content, known) ??
        valuesProblem(before, content, wanted);
      if (problem !== undefined) return { line, problem };
      if (before === undefined) {
        return { line, before, after: newMapping(scope, deps, line.number, content), outcome: 'created' };
      }
      if (sameContent(before, content)) return { line, before, after: before, outcome: 'unchanged' };
      return { line, before, after: nextVersion(scope, clock, before, content), outcome: 'updated' };
    });
  }

  async function agentsByName(scope: TenantScope, work: Work, lines: readonly ReadLine[]) {
    const names = [...new Set(lines.flatMap(({ entry }) => entry.agent_name ?? []))];
    const found = new Map<string, string[]>();
    if (names.length === 0) return found;
    for (const { id, name } of await targets.agentsNamed(scope, names, work)) {
      found.set(name, [...(found.get(name) ?? []), id]);
    }
    return found;
  }

  async function write(scope: TenantScope, work: Work, planned: readonly PlannedLine[]): Promise<void> {
    const created = planned.filter(({ outcome }) => outcome === 'created').map(({ after }) => after);
    const updated = planned.filter(({ outcome }) => outcome === 'updated');
    await mappings.insert(scope, work, created);
    for (const { after } of updated) await mappings.update(scope, work, after.id, patchOf(after));
    await mappings.insertVersions(scope, work, [...created, ...updated.map(({ after }) => after)].map(versionOf));
    for (const after of created) work.record(mappingChanges.created(after));
    for (const { before, after } of updated)
      if (before !== undefined) work.record(mappingChanges.updated(before, after));
  }

  async function importOnce(scope: TenantScope, input: ImportMappings): Promise<ImportReport> {
    const lines = readLines(input);
    return unitOfWork.run(scope, async (work) => {
      const decisions = await decide(scope, work, lines);
      const planned = decisions.filter((decision) => 'outcome' in decision);
      const applied = !input.all_or_nothing || planned.length === decisions.length;
      if (applied) await write(scope, work, planned);
      return reportOf(decisions, applied);
    });
  }

  return {
    async import(scope, input) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await importOnce(scope, input);
        } catch (error) {
          if (attempt === MAX_ATTEMPTS || !isAppError(error, 'already_exists')) throw error;
        }
      }
    },
  };
}

const UNREADABLE: LineProblem = { code: 'invalid_entry', message: 'The entry cannot be read.', param: null };
const NUMBER_IN_USE: LineProblem = {
  code: 'number_in_use',
  message: 'The number is not free on this platform.',
  param: 'number',
};

function nameProblem({ entry }: ReadLine, named: ReadonlyMap<string, readonly string[]>): LineProblem | undefined {
  if (entry.agent_name === undefined) return undefined;
  const found = named.get(entry.agent_name) ?? [];
  const param = 'agent_name';
  if (found.length === 0) return { code: 'agent_not_found', message: `No agent is named ${entry.agent_name}.`, param };
  if (found.length === 1) return undefined;
  const message = `${found.length} agents are named ${entry.agent_name}: give agent_id.`;
  return { code: 'agent_ambiguous', message, param };
}

/** What is referred to already may be archived since: only a new reference is judged, as in an update. */
function referenceProblem(
  before: InboundMapping | undefined,
  content: MappingContent,
  known: KnownTargets,
): LineProblem | undefined {
  if (before !== undefined && before.agent_id === content.agent_id && before.binding_id === content.binding_id) {
    return undefined;
  }
  const problem = targetProblem(content, known);
  if (problem === undefined) return undefined;
  const of = problem.param === 'binding_id' ? 'binding' : 'agent';
  const code = problem.code === 'reference_archived' ? (`${of}_archived` as const) : (`${of}_not_found` as const);
  return { code, message: problem.message, param: problem.param ?? null };
}

function valuesProblem(
  before: InboundMapping | undefined,
  content: MappingContent,
  wanted: KnownVariables,
): LineProblem | undefined {
  const problem = leadsElsewhere(before, content) ? variablesProblem(content, wanted) : undefined;
  return problem && { code: 'variables_do_not_fit', message: problem.message, param: problem.param ?? null };
}

function reportOf(decisions: readonly Decision[], applied: boolean): ImportReport {
  const results = decisions.map((decision): ImportedLine => {
    const { index } = decision.line;
    if ('problem' in decision) {
      const number = decision.line.number === '' ? null : decision.line.number;
      return { index, number, outcome: 'failed', inbound_mapping_id: null, version: null, error: decision.problem };
    }
    const { before, after, outcome } = decision;
    // A mapping that was not made has no id that anybody could use.
    const id = applied || before !== undefined ? after.id : null;
    const version = applied ? after.version : (before?.version ?? null);
    return { index, number: after.number, outcome, inbound_mapping_id: id, version, error: null };
  });
  const count = (outcome: ImportedLine['outcome']) => results.filter((result) => result.outcome === outcome).length;
  return {
    object: 'inbound_mapping_import',
    applied,
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    failed: count('failed'),
    results,
  };
}
