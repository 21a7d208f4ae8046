import { environmentNameField } from '../config-resolver/index.ts';
import type { ImportLine, ImportMappings, LineProblem } from './import-report.ts';
import { readPhoneNumber } from './phone-number.ts';

/** A line whose number is read, or that has a problem already. */
export interface ReadLine {
  readonly index: number;
  readonly entry: ImportLine;
  /** E.164; empty where it is no number. */
  readonly number: string;
  readonly problem: LineProblem | undefined;
}

/** Reads the numbers, and finds what a line says wrong by itself or twice. The first line with a number counts. */
export function readLines({
  entries,
  default_country,
}: Pick<ImportMappings, 'entries' | 'default_country'>): ReadLine[] {
  const firstOf = new Map<string, number>();
  return entries.map((entry, index): ReadLine => {
    const read = readPhoneNumber(entry.number, default_country);
    if (read.number === undefined) {
      const problem = { code: 'invalid_number', message: `${entry.number} ${read.reason}.`, param: 'number' } as const;
      return { index, entry, number: '', problem };
    }
    const { number } = read;
    const first = firstOf.get(number);
    if (first !== undefined) {
      const message = `Entry ${first} has the number ${number} already; it counts.`;
      return { index, entry, number, problem: { code: 'duplicate_number', message, param: 'number' } };
    }
    firstOf.set(number, index);
    return { index, entry, number, problem: entryProblem(entry) };
  });
}

function entryProblem({ agent_id, agent_name, environment, binding_id }: ImportLine): LineProblem | undefined {
  const problem = (param: string, message: string): LineProblem => ({ code: 'invalid_entry', message, param });
  if (agent_id === undefined && agent_name === undefined) return problem('agent_id', 'Give agent_id or agent_name.');
  if (agent_id !== undefined && agent_name !== undefined) {
    return problem('agent_name', 'Give agent_id or agent_name, not both.');
  }
  if (environment !== undefined && binding_id !== undefined) {
    return problem('binding_id', 'Give environment or binding_id, not both.');
  }
  const [issue] = environmentNameField.optional().safeParse(environment).error?.issues ?? [];
  return issue === undefined ? undefined : problem('environment', `environment ${issue.message}.`);
}
