import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importLineSchema } from './import-report.ts';
import { jsonMembers } from './json-members.ts';
import { readLegacyRoutingFile } from './legacy-routing-file.ts';

const AGENT = 'agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC';
const read = (content: unknown, default_country?: string) =>
  readLegacyRoutingFile(JSON.stringify(content), { default_country });
const entriesOf = (content: unknown, country?: string) => read(content, country).entries.map(({ entry }) => entry);

const expected = [
  { number: '+493012345678', agent_name: 'Reception' },
  { number: '+493012345679', agent_id: AGENT, environment: 'staging', variables: { office: 'Berlin', floor: 3 } },
];
const second = { environment: 'staging', variables: { office: 'Berlin', floor: 3 } };

describe("the predecessor's routing file", () => {
  it.each([
    ['number → agent or entry', { '+49 30 12345678': 'Reception', '0049 30 12345679': { agent: AGENT, ...second } }],
    [
      'a list of entries',
      [
        { phone: '+49 30 12345678', agentName: ' Reception ' },
        { did: '+49-30-12345679', agent_id: AGENT, env: 'staging', vars: second.variables },
      ],
    ],
    [
      'pairs and entries',
      [['+493012345678', 'Reception'], { phone_number: 'tel:+49-30-12345679', class: AGENT, ...second }],
    ],
    [
      'a wrapped list',
      {
        _comment: 'numbers',
        routes: [
          { number: '+493012345678', agent: 'Reception' },
          { number: '030 12345679', agent: AGENT, ...second },
        ],
      },
    ],
    [
      'a wrapped object',
      {
        $schema: 'x',
        inbound: { '030/12345678': { agent: 'Reception' }, '030 12345679': { agent: AGENT, ...second } },
      },
    ],
  ])('may be %s', (_shape, content) => {
    expect(entriesOf(content, 'DE')).toEqual(expected);
    expect(read(content, 'DE').problems).toEqual([]);
  });

  it.each([
    ['a number without its country', { '030 12345678': 'Reception' }, /no known country code/],
    ['no number at all', [{ agent: 'Reception' }], /has no number/],
    ['a word for a number', { front_desk: 'Reception' }, /no phone number|no known country/],
    ['a number that its country does not have', { '+491': 'Reception' }, /too short|not a valid/],
    ['an extension', { '+493012345678 ext. 5': 'Reception' }, /extension/],
    ['no agent', { '+493012345678': '' }, /names no agent/],
    ['null for an agent', { '+493012345678': null }, /names no agent/],
    ['two names for the agent', [{ number: '+493012345678', agent: 'A', agent_name: 'B' }], /agent more than once/],
    ['an environment and a binding', [{ number: '+493012345678', agent: 'A', env: 'x', binding_id: 'b' }], /keep one/],
    ['an environment that is none', { '+493012345678': { agent: 'A', env: 'Über' } }, /environment/],
    ['variables that are none', { '+493012345678': { agent: 'A', variables: { a: { b: 1 } } } }, /variables/],
    ['an entry for all others', { '*': 'Reception' }, /all other numbers/],
    ['a list in a list', [['+493012345678', 'A', 'B']], /two places/],
    ['a number instead of an entry', [5], /neither an object nor a pair/],
  ])('with %s says so, and reads no entry from it', (_what, content, reason) => {
    const { entries, problems } = read(content);
    expect(entries).toEqual([]);
    expect(problems).toEqual([{ line: 1, key: expect.any(String), reason: expect.stringMatching(reason) }]);
  });

  it('tells lines, and counts the first of several entries of a number, however they are written', () => {
    const text =
      '{\n  "+493012345678": "A",\n  "+44 20 7946 0958": {"agent": "B", "voice": "x"},\n\n  "+49 30 12345678": "C",\n  "+493012345678": "D"\n}';
    const { entries, problems } = readLegacyRoutingFile(text);
    expect(entries.map(({ line, entry, ignored }) => [line, entry.agent_name, ignored])).toEqual([
      [2, 'A', []],
      [3, 'B', ['voice']],
    ]);
    expect(problems.map(({ line, key }) => [line, key])).toEqual([
      [5, '+49 30 12345678'],
      [6, '+493012345678'],
    ]);
    expect(problems[0]?.reason).toContain('line 2');
  });

  it('tells the lines of what is wrapped', () => {
    const { problems } = readLegacyRoutingFile('{\n "_": 1,\n "routes":\n  [\n   {},\n   {}\n  ]\n}');
    expect(problems.map(({ line }) => line)).toEqual([5, 6]);
  });

  it.each(['', '{', 'numbers: 1', '"text"', 'null', '7'])('that is %j is one problem, and no error', (text) => {
    expect(readLegacyRoutingFile(text)).toMatchObject({ entries: [], problems: [{ line: 1 }] });
  });

  it('gives for any JSON only entries that an import takes, each number once, and for every member an answer', () => {
    const number = fc.integer({ min: 10_000_000, max: 99_999_999 }).map((rest) => `+4930${rest}`);
    const entry = fc.record(
      { number, agent: fc.string(), variables: fc.jsonValue(), env: fc.constantFrom('prod', 'X', 1) },
      { requiredKeys: [] },
    );
    const file = fc.oneof(
      fc.array(fc.oneof(entry, fc.tuple(number, fc.string()), fc.jsonValue())),
      fc.dictionary(fc.oneof(number, fc.string()), fc.oneof(fc.string(), entry, fc.jsonValue())),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(file, fc.constantFrom(undefined, 0, 2, '\t'), (content, indent) => {
        const text = JSON.stringify(content, null, indent);
        const { entries, problems } = readLegacyRoutingFile(text, { default_country: 'DE' });
        for (const { entry: line } of entries) expect(importLineSchema.safeParse(line).success).toBe(true);
        expect(new Set(entries.map(({ entry: line }) => line.number)).size).toBe(entries.length);
        if (Array.isArray(content)) expect(entries.length + problems.length).toBe(content.length);
        const lines = text.split('\n').length;
        for (const { line } of [...entries, ...problems]) expect(line >= 1 && line <= lines).toBe(true);
      }),
    );
  });
});

describe('the members of a JSON text', () => {
  it('are what JSON.parse finds, whatever the text looks like', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(0, 1, '\t'), (content, indent) => {
        const text = ` ${JSON.stringify(content, null, indent)}\n`;
        const members = jsonMembers(text);
        // A member named __proto__ is one like any other here.
        expect(members.map(({ key }) => key).sort()).toEqual(Object.keys(JSON.parse(text)).sort());
        for (const { key, value } of members) expect(value).toEqual(JSON.parse(text)[key]);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.constantFrom(0, 3), (content, indent) => {
        const text = JSON.stringify(content, null, indent);
        expect(jsonMembers(text).map(({ value }) => value)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('are all there where a key comes twice', () => {
    expect(jsonMembers('{"a":1,\n"a":"}"}')).toEqual([
      { key: 'a', line: 1, value: 1 },
      { key: 'a', line: 2, value: '}' },
    ]);
  });
});
