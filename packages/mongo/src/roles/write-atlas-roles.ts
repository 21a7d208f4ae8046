import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atlasRolesText } from './atlas-roles.ts';

/** Writes docs/runbooks/atlas-roles.json, which a test compares with the code. */
writeFileSync(join(import.meta.dirname, '../../../../docs/runbooks/atlas-roles.json'), atlasRolesText());
