import { httpHandler } from '@patchbay/http/handler';
import document from '../../../../docs/openapi.json' with { type: 'json' };
import { compose } from '../compose.ts';
import { route } from './route.ts';

const text = JSON.stringify(document);

export const handler = httpHandler(route, compose, () => text);
