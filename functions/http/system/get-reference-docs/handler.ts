import { type ReferenceDocument, referencePage } from '@patchbay/http/docs-page';
import { httpHandler } from '@patchbay/http/handler';
import document from '../../../../docs/openapi.json' with { type: 'json' };
import { compose } from '../compose.ts';
import { route } from './route.ts';

const html = referencePage(document as unknown as ReferenceDocument);

export const handler = httpHandler(route, compose, () => html);
