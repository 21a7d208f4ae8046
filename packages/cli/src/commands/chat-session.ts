import type { Patchbay, StreamedMessage } from '@patchbay/sdk';
import type { Command, Invocation } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import type { CliHost } from '../host.ts';
import { showJsonLine } from '../terminal/show.ts';
import { variables } from './start-session.ts';

/** What the start of a session over text tells besides the session. */
interface Started {
  readonly id: string;
  readonly welcome?: { readonly text: string | null };
}

/** What an answer was taken from: each page once. */
function sourcesOf({ citations }: StreamedMessage): string {
  const pages = citations.map(({ file_name, version, page }) => `  [${file_name}, version ${version}, page ${page}]\n`);
  return [...new Set(pages)].join('');
}

/** Writes one message and shows the answer as it comes. @returns whether the session goes on */
async function exchange(patchbay: Patchbay, { host, json }: Invocation, id: string, content?: string) {
  let goesOn = true;
  const message = content === undefined ? {} : { content };
  for await (const event of patchbay.streamMessage(id, message, { signal: host.signal })) {
    if (event.event === 'session.ended') goesOn = false;
    if (json) {
      showJsonLine(host, event);
      continue;
    }
    if (event.event === 'message.delta') host.stdout.write(event.data.text);
    if (event.event === 'tool.called')
      host.stderr.write(`(${event.data.tool_name}${event.data.ok ? '' : ' failed'})\n`);
    if (event.event === 'message.completed') host.stdout.write(`\n${sourcesOf(event.data)}`);
    if (event.event === 'session.ended') host.stderr.write(`The session ended: ${event.data.end_reason ?? 'ended'}.\n`);
  }
  return goesOn;
}

function greet(host: CliHost, json: boolean, started: Started): void {
  if (json) showJsonLine(host, { event: 'session.started', data: started });
  else if (host.stderr.isTTY) host.stderr.write(`${started.id}: write to the agent; Ctrl-D ends the session.\n`);
  const said = started.welcome?.text;
  if (!json && typeof said === 'string') host.stdout.write(`${said}\n`);
}

export const chatSession: Command = {
  path: ['sessions', 'chat'],
  summary: 'Write with an agent over text',
  description:
    'Starts a session of the channel text, without a room, and writes each line of the input to the agent. The end of the input, or Ctrl-C, ends the session.',
  args: [{ name: 'AGENT_ID', description: 'Id of an agent' }],
  flags: [
    { name: 'user', kind: 'string', value: 'EXTERNAL_ID', description: 'The end user', default: 'patchbay-cli' },
    {
      name: 'environment',
      kind: 'string',
      value: 'NAME',
      description: 'Whose live binding to use',
      default: 'production',
    },
    { name: 'binding-id', kind: 'string', value: 'ID', description: 'A binding to use instead' },
    { name: 'variable', kind: 'strings', value: 'NAME=VALUE', description: 'Value of a variable of the prompt' },
  ],
  examples: [
    'patchbay sessions chat agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
    'echo "When are you open?" | patchbay sessions chat agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC --json',
  ],
  async run(invocation) {
    const { host, args, json } = invocation;
    const flags = invocation.flags as Readonly<Record<string, string | undefined>>;
    const patchbay = invocation.client();
    const body = {
      agent_id: args['AGENT_ID'] ?? '',
      channel: 'text' as const,
      environment: flags['environment'],
      binding_id: flags['binding-id'],
      user: { external_id: flags['user'] ?? 'patchbay-cli' },
      variables: variables((invocation.flags['variable'] ?? []) as string[]),
    };
    const started = (await patchbay.sessions.create(body, { signal: host.signal })) as Started;
    greet(host, json, started);
    let goesOn = true;
    try {
      if (started.welcome?.text === null) goesOn = await exchange(patchbay, invocation, started.id);
      for await (const line of goesOn ? host.readLines('> ') : []) {
        const content = line.trim();
        if (content === '') continue;
        goesOn = await exchange(patchbay, invocation, started.id, content);
        if (!goesOn) break;
      }
    } catch (error) {
      if (!host.signal.aborted) throw error;
    } finally {
      // Without the signal: after Ctrl-C this is what is left to do.
      if (goesOn) await patchbay.sessions.stop(started.id);
    }
    return EXIT.ok;
  },
};
