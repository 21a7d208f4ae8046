import { idOf, openTestDatabase, tenantScopeFixture } from '@patchbay/testing';
import type { Document } from 'mongodb';
import { expect, it } from 'vitest';
import { createChunkRepository } from './chunk-repository.ts';

const test = await openTestDatabase();
const scope = tenantScopeFixture({ tenant_id: idOf('tenant', 1) });
const FILES = 20_000;

it('finds which of 20,000 files have some metadata, naming no more than 2,000 in one read', {
  timeout: 60_000,
}, async () => {
  const rows = Array.from({ length: FILES }, (_, number) => ({
    _id: idOf('file', number),
    tenant_id: number % 10 === 9 ? idOf('tenant', 2) : scope.tenant_id,
    metadata: { region: number % 4 === 0 ? 'north' : 'south', kind: `k${number % 3}` },
  }));
  const files = test.client.db(test.name).collection<{ _id: string }>('files');
  await files.insertMany(rows, { bypassDocumentValidation: true });
  const named: number[] = [];
  test.client.on('commandStarted', ({ commandName, command }: { commandName: string; command: Document }) => {
    if (commandName === 'find') named.push(command['filter']['_id'].$in.length);
  });
  const ids = rows.map(({ _id }) => _id);
  const found = await createChunkRepository(test.database).filesWith(scope, ids, {
    region: ['north'],
    kind: ['k0', 'k1'],
  });
  const right = ids.filter((_, number) => number % 10 !== 9 && number % 4 === 0 && number % 3 < 2);
  expect(found.toSorted()).toEqual(right.toSorted());
  expect(named).toEqual(Array(10).fill(2_000));
});
