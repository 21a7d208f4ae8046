import type { JsonValue, TenantScope } from '../kernel/index.ts';
import { type ToolSecret, type ToolSecrets, UnusableCredential } from '../provider-credentials/index.ts';
import { hostOf, type McpToolConfig } from '../tool-registry/index.ts';
import { buildHeaders, secretsOf, type ToolRequest } from './http-request.ts';
import { type McpClient, type McpToolDescription, OutgoingFailure } from './outgoing-ports.ts';
import { type ToolArguments, UnusableArgument } from './request-values.ts';
import { bounded } from './response-mapping.ts';
import { MASK, masking, type RunFailureCode, type ToolRun } from './tool-run.ts';

/** What running `mcp` tools needs. */
export interface McpToolDeps {
  readonly mcp: McpClient;
  readonly secrets: ToolSecrets;
}

/**
 * Runs an `mcp` tool: one of those that its version allows. What the model knows of it (name, description, parameters)
 * is in the version; what the server says about its tools today never reaches the model.
 *
 * @param callId goes with the call, so that the server can drop what it has done already
 */
export async function runMcpTool(
  deps: McpToolDeps,
  scope: TenantScope,
  config: McpToolConfig,
  args: ToolArguments,
  callId: string,
): Promise<ToolRun> {
  let request: ToolRequest | null = null;
  let mask = masking([]);
  let attempts = 0;
  const failed = (code: RunFailureCode, message: string): ToolRun => ({
    request,
    answer: null,
    failure: { code, message: mask(message) },
    result: undefined,
    truncated: false,
    attempts,
  });
  try {
    const { tool, rest } = chosenTool(config, args);
    const connection = await connect(deps.secrets, scope, config, args);
    mask = connection.mask;
    request = { ...connection.shown, body: JSON.stringify({ tool, arguments: rest }) };
    attempts = 1;
    const { value, omitted, is_error } = mask(await deps.mcp.call(connection.target, tool, rest, callId));
    const said = bounded(value as JsonValue, config.max_bytes);
    const failure = is_error ? { code: 'tool_error' as const, message: 'The tool of the server failed.' } : null;
    const left = omitted.length > 0;
    return { request, answer: null, failure, result: said.value, truncated: said.truncated || left, attempts };
  } catch (error) {
    if (error instanceof UnusableArgument) return failed('invalid_argument', error.message);
    if (error instanceof UnusableCredential) return failed('credential_unusable', error.message);
    if (error instanceof OutgoingFailure) return failed(error.code, error.message);
    throw error;
  }
}

/** What the server offers now, for those who write a tool's version; null where it does not say. */
export async function mcpServerTools(
  deps: McpToolDeps,
  scope: TenantScope,
  config: McpToolConfig,
  args: ToolArguments,
): Promise<McpToolDescription[] | null> {
  try {
    const { target, mask } = await connect(deps.secrets, scope, config, args);
    return mask(await deps.mcp.listTools(target));
  } catch (error) {
    const isKnown =
      error instanceof OutgoingFailure || error instanceof UnusableCredential || error instanceof UnusableArgument;
    if (isKnown) return null;
    throw error;
  }
}

function chosenTool({ allowed_tools }: McpToolConfig, args: ToolArguments) {
  const [only] = allowed_tools;
  if (allowed_tools.length === 1 && only !== undefined) return { tool: only, rest: args };
  const { tool, ...rest } = args;
  if (typeof tool === 'string' && allowed_tools.includes(tool)) return { tool, rest };
  throw new UnusableArgument('tool', `tool must be one of: ${allowed_tools.join(', ')}.`);
}

async function connect(secrets: ToolSecrets, scope: TenantScope, config: McpToolConfig, args: ToolArguments) {
  const host = hostOf(config.server_url);
  const values = new Map<string, ToolSecret>();
  for (const id of secretsOf(config.headers)) values.set(id, await secrets.get(scope, id, host));
  const { accept: _accept, ...headers } = buildHeaders(config.headers, args, (id) => values.get(id)?.value ?? '');
  const { accept: _none, ...shownHeaders } = buildHeaders(config.headers, args, () => MASK);
  const mask = masking([...values.values()].flatMap(({ forms }) => forms));
  return {
    mask,
    target: { server_url: config.server_url, headers, timeout_ms: config.timeout_ms },
    shown: mask({ method: 'POST', url: config.server_url, headers: shownHeaders }),
  };
}
