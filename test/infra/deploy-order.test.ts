import { describe, expect, it } from 'vitest';
import { operations } from '../../functions/operations/table.ts';
import { exampleTables } from './example-tables.ts';
import { AWS_CONTEXT, resourcesOf, type Synthesized, synthesize, type TemplateResource } from './synthesize.ts';

const LOCAL_CONTEXT = { target: 'local', stage: 'test' };
const aws = synthesize(AWS_CONTEXT, exampleTables);
const local = synthesize(LOCAL_CONTEXT, exampleTables);

/** What runs product code, which expects the migrated database. */
const RUNS_CODE = ['AWS::Lambda::Function', 'AWS::ECS::Service'];
const runsCode = ({ Type }: TemplateResource) => RUNS_CODE.includes(Type);

/** Every part that is deployed before this one. */
function deployedBefore({ dependencies }: Synthesized, part: string): Set<string> {
  const found = new Set<string>();
  const visit = (name: string) => {
    for (const other of dependencies[name] ?? []) {
      if (found.has(other)) continue;
      found.add(other);
      visit(other);
    }
  };
  visit(part);
  return found;
}

describe.each([
  ['AWS', aws],
  ['the emulator', local],
])('a deployment to %s', (_, product) => {
  const parts = Object.entries(product.templates);
  const [migration, ...more] = resourcesOf(product, 'Custom::DatabaseMigration');

  it('migrates the database before it updates anything that runs code', () => {
    const withCode = parts
      .filter(([name, { Resources }]) => name !== 'database' && Object.values(Resources).some(runsCode))
      .map(([name]) => name);
    expect(withCode).toEqual(expect.arrayContaining(['identity', 'ingestion', 'api', 'background', 'api-module-0']));
    expect(withCode.includes('runtime')).toBe(product === aws);
    for (const name of withCode) expect([name, deployedBefore(product, name).has('database')]).toEqual([name, true]);
    expect([...deployedBefore(product, 'database')]).toEqual(['state']);
  });

  it('has one migration, which the function itself answers', () => {
    expect(more).toEqual([]);
    const resources = product.templates['database']?.Resources ?? {};
    const functions = Object.entries(resources).filter(([, { Type }]) => Type === 'AWS::Lambda::Function');
    expect(functions.map(([, { Properties }]) => Properties.FunctionName)).toEqual(['patchbay-test-migrate-database']);
    expect(migration?.Properties.ServiceToken).toEqual({ 'Fn::GetAtt': [functions[0]?.[0], 'Arn'] });
    expect(migration?.Properties.ServiceTimeout).toBe('960');
  });
});

it('new code asks for the migration again, the same code does not', () => {
  const tables = { ...exampleTables, routes: exampleTables.routes.slice(0, 1) };
  const propertiesWith = (code: string) =>
    resourcesOf(synthesize(LOCAL_CONTEXT, tables, false, code), 'Custom::DatabaseMigration')[0]?.Properties;
  expect(propertiesWith('/* 1 */')).toEqual(propertiesWith('/* 1 */'));
  expect(propertiesWith('/* 1 */')).not.toEqual(propertiesWith('/* 2 */'));
});

it('a product without the migration cannot be synthesized', () => {
  const background = exampleTables.background.filter(({ id }) => id !== 'migrateDatabase');
  expect(() => synthesize(LOCAL_CONTEXT, { ...exampleTables, background })).toThrow('has no migrateDatabase');
  expect(operations.map(({ id }) => id)).toContain('migrateDatabase');
});
