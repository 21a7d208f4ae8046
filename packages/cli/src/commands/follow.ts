import type { schemas } from '@patchbay/sdk';
import type { Command, Flag, Invocation } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import type { CliHost } from '../host.ts';
import { showJsonLine } from '../terminal/show.ts';
import { delay } from './delay.ts';

const INTERVAL: Flag = {
  name: 'interval',
  kind: 'number',
  value: 'SECONDS',
  default: 1,
  description: 'Time between two looks',
};
const PAGE = 100;
const OVER = new Set(['ended', 'failed']);

const pauseOf = ({ flags }: Invocation) => Math.max(0.1, Number(flags['interval'] ?? INTERVAL.default)) * 1000;

function eventText({ seq, report }: schemas.SessionEvent): string {
  const { at, type, seq: _seq, ...rest } = report;
  const said = report.type === 'turn' ? `${report.role}: ${report.text}` : JSON.stringify(rest);
  return `${String(seq).padStart(4)}  ${at}  ${type}  ${said}\n`;
}

async function followEvents(invocation: Invocation): Promise<number> {
  const { host, args, json } = invocation;
  const patchbay = invocation.client();
  const options = { signal: host.signal };
  const id = args['SESSION_ID'] ?? '';
  let last = -1;
  for (;;) {
    // The state first: events that came before the end are then surely seen by the look that follows.
    const { status } = await patchbay.sessions.get(id, options);
    for (const event of await newest(
      patchbay.sessions.events.list(id, { limit: PAGE, order: 'desc' }, options),
      last,
    )) {
      if (json) showJsonLine(host, event);
      else host.stdout.write(eventText(event));
      last = event.seq;
    }
    if (OVER.has(status)) {
      host.stderr.write(`the session has ${status}\n`);
      return EXIT.ok;
    }
    await delay(pauseOf(invocation), host.signal);
  }
}

/** Events after the last one seen, oldest first; only as many pages are read as have them. */
async function newest(
  list: AsyncIterable<schemas.SessionEvent>,
  last: number,
): Promise<readonly schemas.SessionEvent[]> {
  const found: schemas.SessionEvent[] = [];
  for await (const event of list) {
    if (event.seq <= last) break;
    found.push(event);
  }
  return found.toReversed();
}

const eventsFollow: Command = {
  path: ['events', 'follow'],
  summary: 'Show the events of a session as they happen, until it ends',
  args: [{ name: 'SESSION_ID', description: 'Id of a session' }],
  flags: [INTERVAL],
  examples: [
    'patchbay events follow ses_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
    'patchbay events follow ses_01J9Z3XK5T8Q4V7N2M6R0W1YBC --json',
  ],
  run: followEvents,
};

function showAudit(host: CliHost, event: schemas.AuditEvent, json: boolean): void {
  if (json) {
    showJsonLine(host, event);
    return;
  }
  const { timestamp, action, actor_type, actor_id, entity, request_id } = event;
  host.stdout.write(
    `${timestamp}  ${action}  ${entity.type} ${entity.id}  by ${actor_type} ${actor_id}  ${request_id}\n`,
  );
}

async function followAudit(invocation: Invocation): Promise<number> {
  const { host, flags, json } = invocation;
  const patchbay = invocation.client();
  const filter = {
    action: flags['action'] as never,
    entity_id: flags['entity-id'] as string | undefined,
    actor_id: flags['actor-id'] as string | undefined,
  };
  const list = () => patchbay.auditEvents.list({ ...filter, order: 'desc', limit: PAGE }, { signal: host.signal });
  const seen = new Set<string>();
  const lines = Number(flags['lines'] ?? 20);
  const last = await list().toArray(Math.max(1, lines));
  for (const { id } of last) seen.add(id);
  let shown = last.slice(0, lines);
  for (;;) {
    for (const event of shown.toReversed()) {
      showAudit(host, event, json);
      seen.add(event.id);
    }
    if (flags['follow'] !== true) return EXIT.ok;
    await delay(pauseOf(invocation), host.signal);
    shown = [];
    for await (const event of list()) {
      if (seen.has(event.id)) break;
      shown.push(event);
    }
  }
}

const logs: Command = {
  path: ['logs'],
  summary: 'Show what was changed, by whom: the audit trail, newest last',
  args: [],
  flags: [
    { name: 'follow', kind: 'boolean', description: 'Go on showing what happens' },
    { name: 'lines', kind: 'integer', value: 'N', default: 20, description: 'How many of the last to show first' },
    { name: 'action', kind: 'string', description: 'Only this, as prompt_version.published' },
    { name: 'entity-id', kind: 'string', value: 'ID', description: 'Only changes of this' },
    { name: 'actor-id', kind: 'string', value: 'ID', description: 'Only changes by this one' },
    INTERVAL,
  ],
  examples: ['patchbay logs --follow', 'patchbay logs --action prompt_version.published --lines 5 --json'],
  run: followAudit,
};

export const followCommands: readonly Command[] = [eventsFollow, logs];
