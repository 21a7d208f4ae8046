import { operationHandler } from '@patchbay/http/operation-handler';
import { z } from 'zod';
import { composeMigrating } from '../compose.ts';

export const handler = operationHandler(z.strictObject({}), composeMigrating, (_input, { migrate }) => migrate());
