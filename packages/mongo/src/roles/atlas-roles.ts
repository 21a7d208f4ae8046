import { DATABASE_ROLES, type DatabaseRole } from './database-roles.ts';

/** A custom database role as the Atlas Administration API takes it: https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2 */
interface AtlasRole {
  readonly roleName: string;
  readonly actions: readonly {
    readonly action: string;
    readonly resources: readonly { readonly db: string; readonly collection: string }[];
  }[];
  readonly inheritedRoles: readonly never[];
}

/** `createIndex` → `CREATE_INDEX`: Atlas writes actions so. */
const atlasAction = (action: string) => action.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

/** The product's roles for Atlas, by action as Atlas wants them. */
function atlasRoles(database_name: string): AtlasRole[] {
  return Object.values<DatabaseRole>(DATABASE_ROLES).map(({ role, privileges }) => {
    const actions = [...new Set(privileges.flatMap((privilege) => privilege.actions))];
    return {
      roleName: role,
      actions: actions.map((action) => ({
        action: atlasAction(action),
        resources: privileges
          .filter((privilege) => privilege.actions.includes(action))
          .map(({ collection }) => ({ db: database_name, collection })),
      })),
      inheritedRoles: [],
    };
  });
}

/** The roles for a database of the usual name, as docs/runbooks/atlas-roles.json has them: one a line. */
export function atlasRolesText(): string {
  const lines = atlasRoles('patchbay').map((role) => JSON.stringify(role));
  return `[\n${lines.join(',\n')}\n]\n`;
}
