import { openapiText } from '@patchbay/http/docs-page';
import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

const text = openapiText();

export const handler = httpHandler(route, compose, () => text);
