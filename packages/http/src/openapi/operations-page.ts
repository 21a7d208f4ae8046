import type { Route } from '../route/index.ts';

const DOORS: Record<Route['auth'], string> = {
  cognito: 'access token',
  session: 'session JWT',
  internal: 'HMAC signature (our own systems)',
  livekit: 'signed webhook of LiveKit',
  public: 'everyone',
};

const marks = ({ idempotency, if_match, dry_run }: Route): string => {
  const named = [
    idempotency === 'none' ? '' : `Idempotency-Key${idempotency === 'required' ? ' (required)' : ''}`,
    if_match === undefined ? '' : `If-Match${if_match === 'required' ? ' (required)' : ''}`,
    dry_run === true ? '`dry_run`' : '',
  ];
  return named.filter((mark) => mark !== '').join(', ');
};

function row(route: Route): string {
  const audit = route.audit.map((action) => `\`${action}\``).join(' ');
  const scope = route.scope === undefined ? DOORS[route.auth] : `\`${route.scope}\``;
  return `| \`${route.method} ${route.path}\` | ${route.summary} | ${scope} | ${audit} | ${marks(route)} |`;
}

/** docs/ARCHITECTURE-APIS.md: every endpoint with who may call it and what it leaves behind. */
export function operationsPage(routes: readonly Route[]): string {
  const modules = [...new Set(routes.map(({ module }) => module))].sort();
  const doors = (Object.keys(DOORS) as Route['auth'][]).map(
    (door) => `| ${DOORS[door]} | ${routes.filter(({ auth }) => auth === door).length} |`,
  );
  const ending = routes.flatMap(({ id, deprecated }) => (deprecated === undefined ? [] : [{ id, ...deprecated }]));
  return [
    '# Endpoints',
    '',
    'Generated from the table of routes (`node packages/http/src/openapi/write-docs.ts`); schemas, examples and errors are',
    'in [openapi.json](openapi.json), the error codes in [errors.md](errors.md). Each endpoint is one folder,',
    '`functions/http/<module>/<operation>`, and one Lambda.',
    '',
    `${routes.length} endpoints. Who may call them:`,
    '',
    '| door | endpoints |',
    '| --- | --- |',
    ...doors,
    '',
    ending.length === 0 ? 'No endpoint is deprecated ([policy](compatibility.md)).' : '## Deprecated',
    '',
    ...ending.map(({ id, since, sunset, instead }) => `- \`${id}\`: since ${since}, ends ${sunset}; ${instead}`),
    ...modules.flatMap((module) => [
      `## ${module}`,
      '',
      '| endpoint | does | needs | leaves in the audit | takes |',
      '| --- | --- | --- | --- | --- |',
      ...routes.filter((route) => route.module === module).map(row),
      '',
    ]),
  ].join('\n');
}
