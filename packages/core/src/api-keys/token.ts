import { z } from 'zod';

/** Form of `POST /v1/oauth/token` (RFC 6749 section 4.4.2, client credentials). Unknown parameters are ignored, as section 3.2 demands. */
export const tokenRequestSchema = z.object({
  grant_type: z.string().max(64),
  /** The API key; or send it as the password of HTTP Basic authentication. */
  client_secret: z.string().max(256).optional(),
  client_id: z.string().max(256).optional(),
  scope: z.string().max(2048).optional(),
});
export type TokenRequest = z.infer<typeof tokenRequestSchema>;

/** RFC 6749 section 5.1. */
export const tokenResponseSchema = z
  .object({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.int().meta({ description: 'Seconds' }),
    scope: z.string().meta({ description: 'The scopes of the key, separated by spaces' }),
  })
  .meta({ id: 'AccessToken' });
export type TokenResponse = z.infer<typeof tokenResponseSchema>;
