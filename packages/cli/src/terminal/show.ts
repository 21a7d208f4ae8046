import { stringify } from 'yaml';
import type { CliHost } from '../host.ts';
import { type Row, tableText } from './table.ts';

const isScalar = (value: unknown) => value === null || typeof value !== 'object';

/** Columns that say most come first; the rest follow as the API has them. */
const FIRST = ['id', 'name', 'external_id', 'environment', 'number', 'version', 'status', 'action', 'latest_version'];
/** Columns that say the same in every row, or nothing to a person. */
const NEVER = new Set(['object', 'tenant_id', 'digest', 'latest_digest', 'sha256', 'created_by', 'etag', 'url']);
const MOST_COLUMNS = 7;
/** When it was is never what has no place. */
const WHEN = new Set(['created_at', 'timestamp', 'at']);
const UNLIMITED = 10_000;

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.\d+Z$/, '$1Z');
  return Array.isArray(value) && value.every(isScalar) ? value.join(', ') : String(value);
}

function columnsOf(items: readonly Readonly<Record<string, unknown>>[]): string[] {
  const names = [...new Set(items.flatMap((item) => Object.keys(item)))];
  const shown = names.filter(
    (name) =>
      !NEVER.has(name) && items.every((item) => isScalar(item[name])) && items.some((item) => item[name] != null),
  );
  const rank = (name: string) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  const ranked = shown.toSorted((a, b) => rank(a) - rank(b));
  const time = ranked.slice(MOST_COLUMNS).find((name) => WHEN.has(name));
  if (time === undefined || ranked.slice(0, MOST_COLUMNS).some((name) => WHEN.has(name))) {
    return ranked.slice(0, MOST_COLUMNS);
  }
  return [...ranked.slice(0, MOST_COLUMNS - 1), time];
}

/** Items as a table. */
export function showTable(host: CliHost, items: readonly object[], columns?: readonly string[]): void {
  const records = items as readonly Readonly<Record<string, unknown>>[];
  if (records.length === 0) {
    host.stderr.write('nothing there\n');
    return;
  }
  const names = columns ?? columnsOf(records);
  const rows = records.map((item): Row => Object.fromEntries(names.map((name) => [name, cell(item[name])])));
  const { isTTY, columns: width } = host.stdout;
  host.stdout.write(tableText(names, rows, isTTY ? width : UNLIMITED));
}

/** JSON for machines: indented for a value, one line each for many. */
export function showJson(host: CliHost, value: unknown): void {
  host.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** One JSON line. */
export function showJsonLine(host: CliHost, value: unknown): void {
  host.stdout.write(`${JSON.stringify(value)}\n`);
}

/** What was asked for as CSV is for a spreadsheet: it is printed as it is. */
function csvOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('csv' in value)) return undefined;
  return typeof value.csv === 'string' ? value.csv : undefined;
}

/** One resource: JSON for machines, YAML for people, CSV where that was asked for. */
export function showResource(host: CliHost, value: unknown, json: boolean): void {
  const csv = csvOf(value);
  if (json) showJson(host, value ?? null);
  else if (csv !== undefined) host.stdout.write(csv);
  else if (typeof value === 'string') host.stdout.write(value.endsWith('\n') ? value : `${value}\n`);
  else if (value !== undefined) host.stdout.write(stringify(value, { lineWidth: 0 }));
}
