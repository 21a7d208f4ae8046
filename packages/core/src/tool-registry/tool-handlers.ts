import { z } from 'zod';
import { idSchema, readSipUri, SIP_URI_RULE, sipHeadersField } from '../kernel/index.ts';
import { httpConfigSchema, MAX_TOOL_TIMEOUT_MS, mcpConfigSchema } from './http-config.ts';

/** A named implementation of a tool in core/session-tools: what a tool that refers to it may set. */
export interface ToolHandlerDefinition<C extends z.ZodType = z.ZodType> {
  readonly description: string;
  /** Settings fixed by the tool's version; the model never sees or sets them. Closed, with defaults. */
  readonly config: C;
  /** Arguments that the implementation cannot do without: `parameters` must declare and require them. */
  readonly required_arguments: readonly string[];
}

/** Settings of `knowledge_search`. */
export const knowledgeSearchConfigSchema = z.strictObject({
  top_k: z.int().min(1).max(20).default(5).meta({ description: 'Chunks handed to the model at most' }),
  min_score: z.number().min(0).max(1).default(0.25).meta({ description: 'Chunks that score less are left out' }),
});

/** Settings of `end_call`. */
export const endCallConfigSchema = z.strictObject({
  farewell: z.string().trim().max(500).optional().meta({ description: 'Said before the call ends' }),
});

/** A telephone number as ITU-T E.164 writes it. */
const e164 = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, 'must be a number in E.164 form such as +493012345678')
  .meta({ description: 'E.164 number', example: '+493012345678' });

const destinationName = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'must be lower case letters, digits, _ and -');

/** Settings that mean nothing in the other mode: they are refused there, not ignored. */
const OF_TRANSFER_MODE = { blind: ['play_dialtone'], warm: ['briefing', 'ring_timeout_seconds', 'from'] } as const;

/** Settings of `transfer_call`: the model names a destination, the numbers are decided here. */
export const transferCallConfigSchema = z
  .strictObject({
    destinations: z
      .array(
        z
          .strictObject({
            name: destinationName,
            phone_number: e164.optional(),
            uri: z
              .string()
              .max(350)
              .refine((text) => readSipUri(text) !== null, SIP_URI_RULE)
              .optional()
              .meta({ description: 'A SIP address instead of a number', example: 'sip:reception@pbx.example.org' }),
          })
          .refine(({ phone_number, uri }) => (phone_number === undefined) !== (uri === undefined), {
            path: ['phone_number'],
            message: 'must be there, or uri instead of it',
          }),
      )
      .max(50)
      .refine((list) => new Set(list.map(({ name }) => name)).size === list.length, 'must not repeat a name')
      .default([])
      .meta({ description: 'Where a call may go, under the names that the model uses' }),
    allowed_numbers: z
      .array(e164)
      .max(200)
      .default([])
      .meta({ description: 'Numbers that the model may also name as they are' }),
    mode: z.enum(['blind', 'warm']).default('blind').meta({
      description:
        '`blind`: the telephone goes there at once. `warm`: a colleague is called, told what it is about, and then put through; where nobody takes the call, the agent goes on with the caller. The argument `summary`, where `parameters` has it, is what the colleague is told',
    }),
    play_dialtone: z
      .boolean()
      .optional()
      .meta({ description: 'Blind only: whether the caller hears it ring meanwhile; true if left out' }),
    briefing: z.string().trim().min(1).max(1_000).optional().meta({
      description:
        'Warm only: what the colleague is told where the model gives no `summary`; without either, the conversation is summed up',
    }),
    ring_timeout_seconds: z
      .int()
      .min(5)
      .max(80)
      .optional()
      .meta({ description: 'Warm only: seconds that it rings before nobody has answered; 30 if left out' }),
    from: e164.optional().meta({
      description: "Warm only: the number of yours as which to call; the call's own number of yours if left out",
      example: '+493012345678',
    }),
    headers: sipHeadersField.default({}),
  })
  .superRefine(({ mode, destinations, ...config }, context) => {
    const other = mode === 'warm' ? 'blind' : 'warm';
    for (const field of OF_TRANSFER_MODE[other]) {
      if (config[field] === undefined) continue;
      context.addIssue({ code: 'custom', path: [field], message: `can only be given where mode is ${other}` });
    }
    if (mode === 'blind') return;
    for (const [index, { uri }] of destinations.entries()) {
      if (uri === undefined) continue;
      const message = 'must be phone_number instead where mode is warm: the colleague is called';
      context.addIssue({ code: 'custom', path: ['destinations', index, 'uri'], message });
    }
  })
  .refine(({ destinations, allowed_numbers }) => destinations.length + allowed_numbers.length > 0, {
    path: ['destinations'],
    message: 'must name at least one destination, or allowed_numbers one number',
  });
export type TransferCallConfig = z.output<typeof transferCallConfigSchema>;

/** Settings of `send_dtmf`. */
export const sendDtmfConfigSchema = z.strictObject({
  max_digits: z.int().min(1).max(64).default(32).meta({ description: 'Longest sequence that the model may send' }),
  pause_ms: z.int().min(50).max(2_000).default(250).meta({ description: 'Between one digit and the next' }),
});

/** Settings of `hand_off`: the model names a destination, which agent that is, is decided here. */
export const handOffConfigSchema = z.strictObject({
  destinations: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'must be lower case letters, digits, _ and -'),
        agent_id: idSchema('agent'),
      }),
    )
    .min(1)
    .max(7)
    .refine((list) => new Set(list.map(({ name }) => name)).size === list.length, 'must not repeat a name')
    .meta({
      description:
        'Agents that the conversation may go to, under the names that the model uses; the binding pins each (`hand_offs`)',
    }),
});

/** Settings of `client`. */
export const clientConfigSchema = z.strictObject({
  method: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/, 'must be letters, digits, _, . and -, beginning with a letter')
    .optional()
    .meta({ description: "RPC method that the app has registered; without it the tool's name" }),
  timeout_ms: z.int().min(100).max(MAX_TOOL_TIMEOUT_MS).default(8_000),
  max_bytes: z
    .int()
    .min(256)
    .max(15_360)
    .default(8_192)
    .meta({ description: 'Longest answer as JSON; more is cut off and said so, or refused where there is a `result`' }),
});
export type ClientToolConfig = z.output<typeof clientConfigSchema>;

/** The closed list of handlers: `handler_ref` of a tool is a key of it. */
export const toolHandlers = {
  knowledge_search: {
    description: "Search the knowledge that the agent's binding pins, with the argument `query`",
    config: knowledgeSearchConfigSchema,
    required_arguments: ['query'],
  },
  end_call: { description: 'End the conversation', config: endCallConfigSchema, required_arguments: [] },
  transfer_call: {
    description:
      'Hand a phone call over to another number, by the argument `destination`; with `mode: warm` a colleague is asked first, and told the argument `summary`',
    config: transferCallConfigSchema,
    required_arguments: ['destination'],
  },
  send_dtmf: {
    description: 'Press keys on a phone call, by the argument `digits`',
    config: sendDtmfConfigSchema,
    required_arguments: ['digits'],
  },
  hand_off: {
    description: 'Hand the conversation over to another agent, by the argument `destination`',
    config: handOffConfigSchema,
    required_arguments: ['destination'],
  },
  client: {
    description: "Have the end user's app do it: it registers the RPC method in the room (`registerRpcMethod`)",
    config: clientConfigSchema,
    required_arguments: [],
  },
  http: { description: 'Call an HTTP API', config: httpConfigSchema, required_arguments: [] },
  mcp: {
    description: 'Call a tool of a server that speaks the Model Context Protocol',
    config: mcpConfigSchema,
    required_arguments: [],
  },
} as const satisfies Record<string, ToolHandlerDefinition>;

/** Name of a handler. */
export type ToolHandlerRef = keyof typeof toolHandlers;
