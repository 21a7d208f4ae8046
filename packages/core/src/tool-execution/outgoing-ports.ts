/** Why a request to the outside brought no answer. */
export const OUTGOING_FAILURES = [
  /** The address is not one that tools may call: not https, or inside our own network. */
  'address_refused',
  /** The name does not resolve. */
  'name_not_found',
  /** No connection, or it broke. */
  'connection_failed',
  'timeout',
  /** The answer is longer than what is read. */
  'answer_too_large',
  /** The answer is not what the protocol says. */
  'bad_answer',
] as const;
export type OutgoingFailureCode = (typeof OUTGOING_FAILURES)[number];

/** A request that brought no answer. The message is public: it names the host, never an address behind it. */
export class OutgoingFailure extends Error {
  override name = 'OutgoingFailure';
  readonly code: OutgoingFailureCode;

  constructor(code: OutgoingFailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A request to the outside, complete. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** For everything: name, connection, answer. */
  readonly timeout_ms: number;
  /**
   * How much of the answer's body is read, where its status is what counts: a longer one is cut there, and one that
   * breaks off or cannot be read counts as far as it came. Missing: all of it, within bounds.
   */
  readonly read_bytes?: number;
}

/** An answer, whole. */
export interface OutgoingAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** As UTF-8. */
  readonly body: string;
}

/**
 * The only way of tenants' tools to the outside. It cannot be turned inward, whatever address it is given; it follows
 * no redirect.
 */
export interface OutgoingHttp {
  /** @throws OutgoingFailure */
  send(request: OutgoingRequest): Promise<OutgoingAnswer>;
}

/** A tool as an MCP server describes it. */
export interface McpToolDescription {
  readonly name: string;
  readonly description: string;
  readonly input_schema: unknown;
}

/** A server and how to speak to it. */
export interface McpTarget {
  readonly server_url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeout_ms: number;
}

/** What an MCP tool answered. */
export interface McpAnswer {
  /** The structured content, or the texts of the content. */
  readonly value: unknown;
  /** Kinds of content that were left out: images, audio. */
  readonly omitted: readonly string[];
  readonly is_error: boolean;
}

/** Calls tools of servers that speak the Model Context Protocol over streamable HTTP, through {@link OutgoingHttp}. */
export interface McpClient {
  /**
   * @param callId sent as `patchbay/call_id` in the `_meta` of the call: a repeat of it has the same.
   * @throws OutgoingFailure
   */
  call(target: McpTarget, tool: string, args: Readonly<Record<string, unknown>>, callId: string): Promise<McpAnswer>;
  /** @throws OutgoingFailure */
  listTools(target: McpTarget): Promise<McpToolDescription[]>;
}

/** Judges values by a JSON Schema of a tool. */
export interface SchemaJudge {
  /** @returns the value with defaults filled in, and what is wrong with it by path. */
  judge(schema: object, value: unknown): { readonly value: unknown; readonly issues: SchemaViolation[] };
}

/** Where a value differs from its schema. */
export interface SchemaViolation {
  /** `order.items.0`, empty for the whole. */
  readonly path: string;
  readonly message: string;
}
