import { type Clock, type JsonValue, signatureHeaders, type TenantScope } from '../kernel/index.ts';
import { type ToolSecret, type ToolSecrets, UnusableCredential } from '../provider-credentials/index.ts';
import { type HttpToolConfig, hostOf } from '../tool-registry/index.ts';
import { buildRequest, secretsOf, type ToolRequest } from './http-request.ts';
import { type OutgoingAnswer, OutgoingFailure, type OutgoingHttp } from './outgoing-ports.ts';
import { type ToolArguments, UnusableArgument } from './request-values.ts';
import { bounded, mapAnswer, UnmappableAnswer } from './response-mapping.ts';
import { MASK, masking, type RunFailureCode, type ToolRun } from './tool-run.ts';

/** What running tools that call out needs. */
export interface OutgoingToolDeps {
  readonly http: OutgoingHttp;
  readonly secrets: ToolSecrets;
  readonly clock: Clock;
  /** Waits. */
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** Statuses after which the same request may succeed (RFC 9110, RFC 6585). */
const REPEATED_STATUSES: readonly number[] = [429, 502, 503, 504];

/** What a service says about its own failure, as far as a model hears it. */
const FAILURE_BYTES = 2_048;

/**
 * Runs an `http` tool. Whatever happens comes back as a run; it throws only where our own systems are away.
 *
 * @param callId sent as `webhook-id` with every attempt, so that the service can drop what it has done already
 */
export async function runHttpTool(
  { http, secrets, clock, sleep }: OutgoingToolDeps,
  scope: TenantScope,
  config: HttpToolConfig,
  args: ToolArguments,
  callId: string,
): Promise<ToolRun> {
  const deadline = clock.now().getTime() + config.timeout_ms;
  const remaining = () => deadline - clock.now().getTime();
  const state = { request: null as ToolRequest | null, answer: null as OutgoingAnswer | null, attempts: 0 };
  let mask = masking([]);
  const failed = (code: RunFailureCode, message: string, said?: JsonValue): ToolRun => {
    const result = said === undefined ? undefined : bounded(said, FAILURE_BYTES);
    const truncated = result?.truncated ?? false;
    return { ...state, failure: { code, message: mask(message) }, result: result?.value, truncated };
  };

  try {
    const values = await secretValues(secrets, scope, config);
    mask = masking([...values.values()].flatMap(({ forms }) => forms));
    const keys = await signingKeys(secrets, scope, config);
    const request = buildRequest(config, args, (id) => values.get(id)?.value ?? '');
    const shown = mask(buildRequest(config, args, () => MASK));
    for (;;) {
      state.attempts += 1;
      const signed = signatureHeaders({ id: callId, sent_at: clock.now(), body: request.body ?? '' }, keys);
      state.request = { ...shown, headers: { ...shown.headers, ...signed } };
      const last = state.attempts >= config.retries.max_attempts;
      const headers = { ...request.headers, ...signed };
      const tried = await attempt(http, { ...request, headers, timeout_ms: Math.max(1, remaining()) });
      const pause = config.retries.backoff_ms * 2 ** (state.attempts - 1);
      if (tried instanceof OutgoingFailure) {
        if (last || tried.code !== 'connection_failed' || remaining() <= pause) throw tried;
        await sleep(pause);
        continue;
      }
      state.answer = mask(tried);
      const { status, body } = state.answer;
      const wait = Math.max(pause, retryAfterMs(state.answer.headers['retry-after']));
      if (!last && REPEATED_STATUSES.includes(status) && remaining() > wait) {
        await sleep(wait);
        continue;
      }
      if (status >= 300 && status < 400) {
        return failed('http_status', `The service answered with a redirect (${status}), which is not followed.`);
      }
      if (status < 200 || status > 299) {
        return failed('http_status', `The service answered with status ${status}.`, body);
      }
      const { value, truncated } = mapAnswer(config.response, body);
      return { ...state, failure: null, result: value, truncated };
    }
  } catch (error) {
    if (error instanceof UnusableArgument) return failed('invalid_argument', error.message);
    if (error instanceof UnusableCredential) return failed('credential_unusable', error.message);
    if (error instanceof UnmappableAnswer) return failed('unmappable_answer', error.message);
    if (error instanceof OutgoingFailure) return failed(error.code, error.message);
    throw error;
  }
}

async function attempt(
  http: OutgoingHttp,
  request: Parameters<OutgoingHttp['send']>[0],
): Promise<OutgoingAnswer | OutgoingFailure> {
  try {
    return await http.send(request);
  } catch (error) {
    if (error instanceof OutgoingFailure) return error;
    throw error;
  }
}

async function secretValues(secrets: ToolSecrets, scope: TenantScope, config: HttpToolConfig) {
  const host = hostOf(config.url);
  const values = new Map<string, ToolSecret>();
  for (const id of [...secretsOf(config.headers), ...secretsOf(config.query)]) {
    values.set(id, await secrets.get(scope, id, host));
  }
  return values;
}

async function signingKeys(secrets: ToolSecrets, scope: TenantScope, { signature, url }: HttpToolConfig) {
  return signature === undefined ? [] : secrets.signing(scope, signature.secret, hostOf(url));
}

/** Seconds only: a date would need the service's clock to be right. */
function retryAfterMs(header: string | undefined): number {
  return header !== undefined && /^\d{1,5}$/.test(header) ? Number(header) * 1000 : 0;
}
