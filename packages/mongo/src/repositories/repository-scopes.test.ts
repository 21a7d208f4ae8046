import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { registries } from '@patchbay/core/registries';
import { tenantScopeFixture } from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import type { MongoDatabase } from '../mongo-database.ts';

const here = import.meta.dirname;
const files = globSync('*.ts', { cwd: here }).filter((file) => !/\.(test|fixtures)\.ts$/.test(file));

/** A value that is whatever a repository takes it for: text, number, list, document, transaction or cursor. */
function anything(): unknown {
  const value: unknown = new Proxy(() => undefined, {
    get: (_target, key) => {
      if (key === Symbol.toPrimitive) return (hint: string) => (hint === 'number' ? 1 : '2026-11-22T12:00:00.000Z');
      if (key === Symbol.iterator || key === 'values') return () => [value][Symbol.iterator]();
      if (key === Symbol.asyncIterator || key === 'then') return undefined;
      if (key === 'length') return 1;
      if (key === 'map' || key === 'flatMap') return (each: (item: unknown) => unknown) => [each(value)];
      if (key === 'filter') return () => [value];
      if (key === 'toISOString') return () => '2026-11-22T12:00:00.000Z';
      return value;
    },
    apply: () => value,
    ownKeys: () => [],
    getOwnPropertyDescriptor: () => undefined,
  });
  return value;
}

/** What was opened: the scopes of tenants' collections, and how often the platform's were. */
interface Opened {
  readonly scopes: unknown[];
  platform: number;
}

function recording(opened: Opened): MongoDatabase {
  const collection = new Proxy(
    {},
    { get: (_target, key) => (key === 'iterate' ? async function* () {} : async () => anything()) },
  );
  return {
    tenantCollection: (_definition: unknown, scope: unknown) => {
      opened.scopes.push(scope);
      return collection;
    },
    platformCollection: () => {
      opened.platform += 1;
      return collection;
    },
  } as unknown as MongoDatabase;
}

type Method = (...parameters: unknown[]) => unknown;
type Factory = (database: MongoDatabase, ...rest: unknown[]) => Record<string, Method>;

/** Every method of every repository, by the name of its factory: found by looking, so a new one is here by itself. */
async function methodsOf(file: string): Promise<[string, (opened: Opened) => Method | undefined][]> {
  const module: Record<string, unknown> = await import(pathToFileURL(join(here, file)).href);
  return Object.entries(module)
    .filter(([name, value]) => name.startsWith('create') && typeof value === 'function')
    .flatMap(([name, factory]) => {
      const make = (opened: Opened) =>
        (factory as Factory)(recording(opened), { ...registries.prompts, now: () => new Date(0) });
      const methods = Object.keys(make({ scopes: [], platform: 0 }));
      return methods.map((method): [string, (opened: Opened) => Method | undefined] => [
        `${name}.${method}`,
        (opened) => make(opened)[method],
      ]);
    });
}

const methods = (await Promise.all(files.map(methodsOf))).flat().sort(([a], [b]) => a.localeCompare(b, 'en'));

/** Methods that open no tenant's collection under the scope that they are given first, and why that is right. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'createConversationSource.find': 'is given the tenant of the job itself, and makes the scope',
  'createInboundMappingRepository.taken': 'asks whether a number is free on the whole platform',
  'createInboundSource.mappingOf': 'asks whose a number is, before the tenant is known',
  'createInboundSource.ownerOf': 'asks whose a number is that no mapping leads anywhere',
  'createOperatorRepository.membershipsOf': 'looks for one person, whose tenants it is to find',
  'createOperatorRepository.select': 'notes a choice of one person between its tenants',
};

/** Factories of what looks across tenants by design: each access has a name, and repository-isolation.test.ts lists them. */
const ACROSS =
  /Door|WatchList|Nonce|Receipt|Standing|TenantRepository|Quota|Usage|Retention|Outbox|FileLimits|WaitingEntries|RuntimeGeneration|CallCountry/;

const scoped = methods.filter(([name]) => !(name in OTHERWISE) && !ACROSS.test(name.split('.')[0] ?? ''));

describe('methods of repositories', () => {
  it('are found by looking', () => {
    expect(scoped.length).toBeGreaterThan(80);
    expect(Object.keys(OTHERWISE).filter((name) => !methods.some(([found]) => found === name))).toEqual([]);
  });

  it.each(scoped)("%s reaches the collections of the scope that it is given, and no other's", async (_name, method) => {
    const opened: Opened = { scopes: [], platform: 0 };
    const scope = tenantScopeFixture();
    const others = Array.from({ length: 5 }, anything);
    const call = async () => method(opened)?.(scope, ...others);
    await call().catch(() => undefined);
    expect(opened.scopes.length).toBeGreaterThan(0);
    expect(opened.scopes.every((seen) => seen === scope)).toBe(true);
    // The platform invites the first owner of a tenant through the operators' own method, under the platform's scope.
    expect(opened.platform).toBe(0);
  });

  it('that forget the scope, or bring another, would be seen', async () => {
    const forgetful: Method = (_scope, database) =>
      (database as MongoDatabase).tenantCollection({} as never, tenantScopeFixture());
    const opened: Opened = { scopes: [], platform: 0 };
    const scope = tenantScopeFixture();
    forgetful(scope, recording(opened));
    expect(opened.scopes.every((seen) => seen === scope)).toBe(false);
  });
});
