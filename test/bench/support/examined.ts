import type { GrowthDatabase } from './growth-database.ts';

/** What a call costs the database, whatever the machine. */
export interface Examined {
  /** Commands that it sends. */
  readonly round_trips: number;
  /** Documents and index keys that all of its reads look at, from explain. */
  readonly documents: number;
  readonly keys: number;
}

interface Command {
  readonly name: string;
  readonly body: Record<string, unknown>;
}

/** Fields of a command that explain takes along; the others belong to the session it ran in. */
const EXPLAINED = ['filter', 'query', 'sort', 'projection', 'limit', 'pipeline', 'cursor', 'hint'];

/** Carries out a call, and has the database explain every read of it. */
export async function examinedBy({ client, name }: GrowthDatabase, call: () => Promise<unknown>): Promise<Examined> {
  const commands = await commandsOf({ client, name }, call);
  let [documents, keys] = [0, 0];
  for (const command of commands) {
    const explained = await client.db(name).command({ explain: explainable(command), verbosity: 'executionStats' });
    const text = JSON.stringify(explained);
    if (/"collectionScans":[1-9]/.test(text)) throw new Error(`a lookup scans its whole collection: ${command.name}`);
    documents += sumOf(text, 'totalDocsExamined');
    keys += sumOf(text, 'totalKeysExamined');
  }
  return { round_trips: commands.length, documents, keys };
}

/** The commands that a call sends, by the driver's own monitoring. */
async function commandsOf(
  { client, name }: Pick<GrowthDatabase, 'client' | 'name'>,
  call: () => Promise<unknown>,
): Promise<Command[]> {
  const commands: Command[] = [];
  const note = (event: { databaseName: string; commandName: string; command: Record<string, unknown> }) => {
    if (event.databaseName === name) commands.push({ name: event.commandName, body: event.command });
  };
  client.on('commandStarted', note);
  try {
    await call();
  } finally {
    client.off('commandStarted', note);
  }
  return commands;
}

function explainable({ name, body }: Command): Record<string, unknown> {
  if (!['find', 'aggregate', 'count'].includes(name)) throw new Error(`a list sends ${name}, which is not a read`);
  const own = EXPLAINED.filter((field) => field in body).map((field): [string, unknown] => [field, body[field]]);
  return { [name]: body[name], ...Object.fromEntries(own) };
}

/** Every stage that reads on its own has such a number: a lookup besides what it is looked up for. */
function sumOf(explained: string, field: string): number {
  const found = [...explained.matchAll(new RegExp(`"${field}":(\\d+)`, 'g'))];
  if (found.length === 0) throw new Error(`explain has no ${field}: ${explained.slice(0, 300)}`);
  return found.reduce((sum, [, count]) => sum + Number(count), 0);
}
