import { explorerPage } from '@patchbay/http/docs-page';
import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

const html = explorerPage('Patchbay API');

export const handler = httpHandler(route, compose, () => html);
