import { describe, expect, it } from 'vitest';
import { credentialReferences } from './credential-references.ts';
import { checkTool, type ToolContent, toolContentSchema } from './tool.ts';

const CREDENTIAL = 'crd_01J9Z3XK5T8Q4V7N2M6R0W1YBC';
const parameters = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    note: { type: 'string' },
    tags: { type: 'array', items: { type: 'string' } },
    page: { type: 'integer', default: 1 },
  },
  required: ['id'],
};
const base = { name: 'look_up', description: 'Looks up.', parameters };
const http = (config: object, more: object = {}) => ({
  ...base,
  handler_ref: 'http',
  config: { method: 'GET', url: 'https://api.example.org/orders/{{id}}', ...config },
  ...more,
});
const mcp = (config: object, more: object = {}) => ({
  ...base,
  handler_ref: 'mcp',
  config: { server_url: 'https://mcp.example.org/mcp', allowed_tools: ['find'], ...config },
  ...more,
});
const transfer = (config: object) => ({ ...base, handler_ref: 'transfer_call', config });
const DESK = { destinations: [{ name: 'desk', phone_number: '+493012345678' }] };
const warm = (config: object) => transfer({ ...DESK, mode: 'warm', ...config });
/** With what a transfer needs, and a summary of some type. */
const withSummary = (content: object, type: string) => ({
  ...content,
  parameters: {
    type: 'object',
    properties: { destination: { type: 'string' }, summary: { type } },
    required: ['destination'],
  },
});

/** Paths of what is wrong: by the schema, or by the rules across fields. */
function problems(content: object): string[] {
  const parsed = toolContentSchema.safeParse(content);
  if (!parsed.success) return parsed.error.issues.map(({ path }) => path.join('.'));
  try {
    checkTool(parsed.data);
    return [];
  } catch (error) {
    const { details } = error as { details: { issues: { param: string }[] } };
    return details.issues.map(({ param }) => param.replace(/^content\./, ''));
  }
}

describe('a tool is accepted', () => {
  it.each<[string, object]>([
    ['that gets', http({})],
    [
      'with everything',
      http(
        {
          method: 'POST',
          url: 'https://api.example.org/v1/{{id}}/notes?page={{page}}',
          headers: { Authorization: { secret: CREDENTIAL }, 'X-Note': 'about {{note}}', 'Idempotency-Key': '{{id}}' },
          query: { tag: '{{tags}}', q: '{{note}}' },
          body: { template: { tags: '{{tags}}', text: 'Order {{id}}: {{note}}', n: 1, deep: [{ a: null }] } },
          timeout_ms: 3_000,
          retries: { max_attempts: 3, repeat_unsafe: true },
          response: { pointer: '/data', fields: { state: '/state' }, max_bytes: 4096 },
        },
        { result: { type: 'object', properties: { state: { type: 'string' } } } },
      ),
    ],
    ['of one MCP tool', mcp({ headers: { Authorization: { secret: CREDENTIAL } } })],
    [
      'of several MCP tools',
      mcp(
        { allowed_tools: ['find', 'book'] },
        {
          parameters: { type: 'object', properties: { tool: { enum: ['find', 'book'] } }, required: ['tool'] },
        },
      ),
    ],
    [
      'that transfers',
      {
        ...base,
        handler_ref: 'transfer_call',
        parameters: { type: 'object', properties: { destination: { type: 'string' } }, required: ['destination'] },
        config: {
          destinations: [{ name: 'desk', uri: 'sip:desk@pbx.example.org:5061;transport=tls' }],
          allowed_numbers: ['+493012345678'],
          headers: { 'X-Desk': 'front' },
        },
      },
    ],
    [
      'that presses keys',
      {
        ...base,
        handler_ref: 'send_dtmf',
        parameters: { type: 'object', properties: { digits: { type: 'string' } }, required: ['digits'] },
      },
    ],
  ])('%s', (_what, content) => {
    expect(problems(content)).toEqual([]);
  });
});

describe('a tool is refused, by the path of its mistake', () => {
  it.each<[string, object, string]>([
    ['an argument decides the host', http({ url: 'https://{{id}}.example.org/' }), 'config.url'],
    ['an argument decides the port', http({ url: 'https://api.example.org:{{id}}/' }), 'config.url'],
    ['another scheme', http({ url: 'ftp://example.org/{{id}}' }), 'config.url'],
    ['no address', http({ url: 'orders/{{id}}' }), 'config.url'],
    ['a password in the address', http({ url: 'https://u:p@example.org/' }), 'config.url'],
    ['a key in the address', http({ url: 'https://example.org/?api_key=abcdef' }), 'config.url'],
    ['a fragment', http({ url: 'https://example.org/#x' }), 'config.url'],
    ['a broken placeholder', http({ url: 'https://example.org/{{id' }), 'config.url'],
    ['an argument that is not declared', http({ url: 'https://example.org/{{who}}' }), 'config.url'],
    ['an argument of the prototype', http({ url: 'https://example.org/{{constructor}}' }), 'config.url'],
    ['an optional argument in the address', http({ url: 'https://example.org/{{note}}' }), 'config.url'],
    ['a list in the address', http({ url: 'https://example.org/{{tags}}' }), 'config.url'],
    ['a list inside a text', http({ query: { q: 'x {{tags}}' } }), 'config.query.q'],
    [
      'a bearer token written out',
      http({ headers: { Authorization: 'Bearer abcdefghij' } }),
      'config.headers.Authorization',
    ],
    ['a key written out', http({ headers: { 'X-Api-Key': 'abc' } }), 'config.headers.X-Api-Key'],
    [
      'a key under a harmless name',
      http({ headers: { 'X-Trace': 'sk-abcdefghijklmnopqrst' } }),
      'config.headers.X-Trace',
    ],
    ['a token in the query', http({ query: { access_token: 'abc' } }), 'config.query.access_token'],
    [
      'a password in the body',
      http({ method: 'POST', body: { template: { password: 'abc' } } }),
      'config.body.template.password',
    ],
    ['a header of the protocol', http({ headers: { Host: 'inside' } }), 'config.headers.Host'],
    ['a second line in a header', http({ headers: { 'X-A': 'a\r\nX-B: b' } }), 'config.headers.X-A'],
    ['a reference that is no id', http({ headers: { 'X-A': { secret: 'hunter2' } } }), 'config.headers.X-A.secret'],
    ['a body with GET', http({ body: {} }), 'config.body'],
    [
      'repeating what may do it twice',
      http({ method: 'POST', retries: { max_attempts: 2 } }),
      'config.retries.max_attempts',
    ],
    [
      'a name that databases refuse',
      http({ method: 'POST', body: { template: { $where: 1 } } }),
      'config.body.template.$where',
    ],
    ['no JSON pointer', http({ response: { pointer: 'data' } }), 'config.response.pointer'],
    ['too long a wait', http({ timeout_ms: 60_000 }), 'config.timeout_ms'],
    ['a setting that nobody knows', http({ follow_redirects: true }), 'config'],
    ['settings of another handler', { ...base, handler_ref: 'http', config: { top_k: 3 } }, 'config.method'],
    ['a result that is no schema', http({}, { result: { type: 'text' } }), 'result.type'],
    ['a reference in the result schema', http({}, { result: { $ref: 'https://x.example/schema' } }), 'result'],
    ['an MCP server by argument', mcp({ server_url: 'https://mcp.example.org/{{id}}' }), 'config.server_url'],
    ['several MCP tools and nothing that chooses', mcp({ allowed_tools: ['a', 'b'] }), 'parameters.properties.tool'],
    ['another transport', mcp({ transport: 'stdio' }), 'config.transport'],
    ['no destination', { ...base, handler_ref: 'transfer_call', config: {} }, 'config.destinations'],
    [
      'a destination that is nowhere',
      transfer({ destinations: [{ name: 'desk' }] }),
      'config.destinations.0.phone_number',
    ],
    [
      'a destination that is in two places',
      transfer({ destinations: [{ name: 'desk', phone_number: '+493012345678', uri: 'sip:desk@pbx.example.org' }] }),
      'config.destinations.0.phone_number',
    ],
    [
      'a destination that is no SIP address',
      transfer({ destinations: [{ name: 'desk', uri: 'https://pbx.example.org' }] }),
      'config.destinations.0.uri',
    ],
    [
      'a header of the protocol itself',
      transfer({ allowed_numbers: ['+493012345678'], headers: { 'Refer-To': 'sip:me@example.org' } }),
      'config.headers.Refer-To',
    ],
    [
      'a warm transfer to a SIP address',
      warm({ destinations: [{ name: 'desk', uri: 'sip:desk@pbx.example.org' }] }),
      'config.destinations.0.uri',
    ],
    ['a dial tone for who hears music', warm({ play_dialtone: true }), 'config.play_dialtone'],
    ['a briefing for nobody', transfer({ ...DESK, briefing: 'Hello.' }), 'config.briefing'],
    ['a ring time that nobody waits', transfer({ ...DESK, ring_timeout_seconds: 20 }), 'config.ring_timeout_seconds'],
    ['a caller id of a telephone that goes away', transfer({ ...DESK, from: '+493012345678' }), 'config.from'],
    ['a phone that rings too long', warm({ ring_timeout_seconds: 81 }), 'config.ring_timeout_seconds'],
    ['a caller id that is none', warm({ from: '030 1234' }), 'config.from'],
    ['another way of handing over', transfer({ ...DESK, mode: 'cold' }), 'config.mode'],
    ['a summary that is told to nobody', withSummary(transfer(DESK), 'string'), 'parameters.properties.summary'],
    ['a summary that is no text', withSummary(warm({}), 'integer'), 'parameters.properties.summary'],
    [
      'a number that is none',
      { ...base, handler_ref: 'transfer_call', config: { allowed_numbers: ['030 1234'] } },
      'config.allowed_numbers.0',
    ],
    ['keys without the argument for them', { ...base, handler_ref: 'send_dtmf' }, 'parameters.required'],
  ])('%s', (_what, content, path) => {
    expect(problems(content)).toContain(path);
  });

  it('says what to do about a credential that is written out', () => {
    const content = toolContentSchema.parse(http({ headers: { Authorization: 'Bearer abcdefghij' } })) as ToolContent;
    expect(() => checkTool(content)).toThrow(/POST \/v1\/provider-credentials.*"secret": "crd_…"/);
  });
});

describe('the credentials of a tool', () => {
  it('are found with their place and the host they would go to', () => {
    const reference = { secret: CREDENTIAL };
    const content = http({ headers: { A: reference }, query: { k: reference }, signature: reference });
    const place = { credential_id: CREDENTIAL, host: 'api.example.org' };
    expect(credentialReferences(toolContentSchema.parse(content))).toEqual([
      { ...place, path: 'content.config.headers.A.secret', signs: false },
      { ...place, path: 'content.config.query.k.secret', signs: false },
      { ...place, path: 'content.config.signature.secret', signs: true },
    ]);
  });
});
