import { type ErrorCode, errorCatalogue } from '@patchbay/core/kernel';
import * as z from 'zod';

const types = [...new Set(Object.values(errorCatalogue).map(({ type }) => type))];
const codes = Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]];

/** Body of every answer that is not a success, as OpenAPI shows it. */
export const errorSchema = z
  .object({
    error: z.object({
      type: z.enum(types as [string, ...string[]]).meta({ description: 'Kind of failure: what a program branches on' }),
      code: z.enum(codes).meta({ description: 'What exactly went wrong' }),
      message: z.string().meta({ description: 'One sentence for a person' }),
      param: z.string().nullable().meta({ description: 'The offending field, where there is one' }),
      request_id: z.string().meta({ description: 'The same as the Request-Id header; give it to support' }),
      doc_url: z.string().meta({ description: 'Where the code is explained' }),
      details: z.record(z.string(), z.unknown()).nullable().meta({ description: 'More, depending on the code' }),
    }),
  })
  .meta({ id: 'Error', description: 'Every answer that is not a success' });

/** Body of the token endpoint's failures: https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
export const oauthErrorSchema = z
  .object({ error: z.string(), error_description: z.string() })
  .meta({ id: 'OAuthError', description: 'A failure of the token endpoint, after RFC 6749' });
