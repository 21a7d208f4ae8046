import { z } from 'zod';

/** Headers of SIP that a caller may add: private ones, of one line. */
export const sipHeadersField = z
  .record(
    z.string().regex(/^X-[A-Za-z0-9-]{1,60}$/, 'must be a header that begins with X-'),
    z
      .string()
      .max(200)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: a header is one line
      .regex(/^[^\u0000-\u001f\u007f]*$/, 'must be one line'),
  )
  .refine((headers) => Object.keys(headers).length <= 20, 'must have at most 20 headers')
  .meta({ description: 'SIP headers to send along, each beginning with X-: at most 20, of 200 characters' });
