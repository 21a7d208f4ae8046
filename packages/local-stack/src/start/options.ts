import { parseArgs } from 'node:util';
import { COMPONENT_NAMES, type ComponentName } from '../components/component.ts';

/** What `npm start -- …` can be told. */
export type StartOptions = {
  /** Stop after the walk of the main job. */
  once: boolean;
  /** End with one line of JSON. */
  json: boolean;
  /** The user's own document and question for the walk. */
  file: string | undefined;
  question: string | undefined;
  /** Begin with an empty state. */
  fresh: boolean;
  /** Start only these and deploy nothing. */
  components: readonly ComponentName[] | undefined;
};

export const START_USAGE = `usage: npm start -- [--once] [--json] [--file PATH] [--question TEXT] [--fresh] [--components NAME,NAME]
  --once               stop after the walk of the main job
  --json               end with one line of JSON
  --file, --question   walk with a document and a question of your own
  --fresh              begin with an empty state (removes what earlier runs stored)
  --components         start only these, deploy nothing: ${COMPONENT_NAMES.join(', ')}`;

/** Reads the command line. @throws {Error} an unknown option, with the usage */
export function parseStartOptions(args: readonly string[]): StartOptions {
  const flag = { type: 'boolean', default: false } as const;
  const text = { type: 'string' } as const;
  const options = { once: flag, json: flag, fresh: flag, help: flag, file: text, question: text, components: text };
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.help) throw new Error('');
    const { once, json, fresh, file, question } = values;
    return { once, json, fresh, file, question, components: values.components?.split(',').map(componentName) };
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${START_USAGE}`.trim());
  }
}

function componentName(name: string): ComponentName {
  const known = COMPONENT_NAMES.find((one) => one === name);
  if (!known) throw new Error(`there is no component "${name}"`);
  return known;
}
