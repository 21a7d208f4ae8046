import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COLLECTIONS } from '../collections/index.ts';
import { atlasRolesText } from './atlas-roles.ts';
import { DATABASE_ROLES, type DatabaseRole } from './database-roles.ts';

const AUDIT = ['audit_checkpoints', 'audit_events', 'audit_salts', 'audit_seals'];

describe('the roles of the database', () => {
  it('know which collections are never changed', () => {
    const appendOnly = COLLECTIONS.filter(({ append_only }) => append_only === true).map(({ name }) => name);
    expect(appendOnly.sort()).toEqual(AUDIT);
  });

  it('give nobody a way to change or remove what was audited', () => {
    for (const { privileges } of Object.values<DatabaseRole>(DATABASE_ROLES)) {
      const rights = privileges.filter(({ collection }) => AUDIT.includes(collection) || collection === '');
      const actions = rights.flatMap((privilege) => privilege.actions);
      for (const action of ['update', 'remove', 'dropCollection', 'dropDatabase', 'renameCollectionSameDB']) {
        expect(actions).not.toContain(action);
      }
    }
  });

  it('reach every collection of the product', () => {
    const reached = DATABASE_ROLES.application.privileges.map(({ collection }) => collection);
    expect(reached.sort()).toEqual(COLLECTIONS.map(({ name }) => name).sort());
  });

  it('are in the runbook as Atlas takes them', () => {
    const written = readFileSync(join(import.meta.dirname, '../../../../docs/runbooks/atlas-roles.json'), 'utf8');
    expect(written, 'run: node packages/mongo/src/roles/write-atlas-roles.ts').toBe(atlasRolesText());
  });
});
