import { z } from 'zod';
import { idSchema, jsonValueSchema } from '../kernel/index.ts';

/** Methods that may be repeated without doing something twice (RFC 9110, 9.2.2). */
export const IDEMPOTENT_METHODS: readonly string[] = ['GET', 'PUT', 'DELETE'];

/** Longest that a tool may take: a caller is waiting on the line, and the gateway gives up after 29 s. */
export const MAX_TOOL_TIMEOUT_MS = 20_000;

/** The value of a provider credential, put in when the request is sent. */
export const secretReferenceSchema = z
  .strictObject({ secret: idSchema('provider_credential') })
  .meta({ id: 'SecretReference', description: 'The value of a provider credential; it never enters a version' });
export type SecretReference = z.output<typeof secretReferenceSchema>;

const template = z
  .string()
  .max(2048)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they would end the header
  .regex(/^[^\u0000-\u0008\u000a-\u001f\u007f]*$/, 'must be one line without control characters')
  .meta({ description: 'Text with {{parameter}} placeholders' });

const outgoingValue = z.union([template, secretReferenceSchema]);

/** Set by the client itself (what tells a repeated request among them), or able to change where one request ends and the next begins. */
const RESERVED_HEADERS =
  /^(host|content-length|transfer-encoding|connection|upgrade|te|trailer|expect|keep-alive|accept-encoding|proxy-.*|webhook-(id|timestamp|signature))$/i;

const few = (most: number) => (value: object) => Object.keys(value).length <= most;

/** Headers of a request. */
export const outgoingHeadersSchema = z
  .record(
    z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be letters, digits, _ and -')
      .refine((name) => !RESERVED_HEADERS.test(name), 'is set by the client itself and cannot be chosen'),
    outgoingValue,
  )
  .refine(few(32), 'must have at most 32 headers')
  .meta({ description: 'Headers: text with placeholders, or `{ "secret": "crd_…" }`' });

const pointer = z
  .string()
  .max(256)
  .regex(/^(\/([^~/]|~[01])*)*$/, 'must be a JSON pointer such as /data/0/name, or empty for the whole')
  .meta({ description: 'JSON pointer (RFC 6901)' });

/** How the answer becomes the tool's result. */
const responseMappingSchema = z.strictObject({
  pointer: pointer.default('').meta({ description: 'JSON pointer (RFC 6901) to the part that matters' }),
  fields: z
    .record(z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be letters, digits, _ and -'), pointer)
    .refine(few(50), 'must have at most 50 fields')
    .optional()
    .meta({ description: 'Members of the result and where they are below `pointer`; in a list, of each item' }),
  max_bytes: z
    .int()
    .min(256)
    .max(65_536)
    .default(16_384)
    .meta({ description: 'Longest result as JSON; more is cut off and said so' }),
});
export type ResponseMapping = z.output<typeof responseMappingSchema>;

/** Settings of `http`. */
export const httpConfigSchema = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  url: template.min(1).meta({
    description:
      'https address; {{parameter}} placeholders in path and query are percent-encoded, the host cannot have any',
    example: 'https://api.example.org/orders/{{order_id}}',
  }),
  headers: outgoingHeadersSchema.default({}),
  query: z
    .record(z.string().regex(/^[A-Za-z0-9_:[\]-]{1,64}$/, 'must be letters, digits and _:[]-'), outgoingValue)
    .refine(few(50), 'must have at most 50 parameters')
    .default({})
    .meta({ description: 'Query parameters; one whose only placeholder has no argument is left out' }),
  body: z
    .strictObject({
      format: z.enum(['json', 'form']).default('json'),
      template: jsonValueSchema.optional().meta({
        description:
          'JSON in which the string "{{parameter}}" stands for the argument, of its type; without it, an object of all arguments that url, headers and query do not use',
      }),
    })
    .optional()
    .meta({ description: 'POST, PUT and PATCH send one also where this is left out' }),
  signature: secretReferenceSchema.optional().meta({
    description:
      'A credential of the kind `http_signature`: each request is signed with it by Standard Webhooks (headers webhook-id, webhook-timestamp, webhook-signature). Every attempt of one call has the same webhook-id, signed or not',
  }),
  timeout_ms: z
    .int()
    .min(100)
    .max(MAX_TOOL_TIMEOUT_MS)
    .default(8_000)
    .meta({ description: 'For all attempts together' }),
  retries: z
    .strictObject({
      max_attempts: z.int().min(1).max(4).default(1),
      backoff_ms: z
        .int()
        .min(50)
        .max(5_000)
        .default(200)
        .meta({ description: 'Before the second attempt; doubled for each further one' }),
      repeat_unsafe: z
        .boolean()
        .default(false)
        .meta({ description: 'Repeat POST and PATCH too: the service must bear the same request twice' }),
    })
    .prefault({})
    .meta({ description: 'Repeated are: no connection, and the statuses 429, 502, 503 and 504' }),
  response: responseMappingSchema.prefault({}),
});
export type HttpToolConfig = z.output<typeof httpConfigSchema>;

/** Settings of `mcp`. */
export const mcpConfigSchema = z.strictObject({
  server_url: template
    .min(1)
    .meta({ description: 'https address of the server', example: 'https://mcp.example.org/mcp' }),
  transport: z.literal('streamable_http').default('streamable_http'),
  allowed_tools: z
    .array(z.string().regex(/^[A-Za-z0-9_./-]{1,128}$/, 'must be the name of a tool of the server'))
    .min(1)
    .max(32)
    .refine((names) => new Set(names).size === names.length, 'must not repeat a name')
    .meta({
      description:
        'Tools of the server that may be called. With one, arguments go to it as they are; with several, the required argument `tool` says which',
    }),
  headers: outgoingHeadersSchema.default({}),
  timeout_ms: z.int().min(100).max(MAX_TOOL_TIMEOUT_MS).default(10_000),
  max_bytes: responseMappingSchema.shape.max_bytes,
});
export type McpToolConfig = z.output<typeof mcpConfigSchema>;
