import { z } from 'zod';
import { type CallWebhook, type InboundMapping, readPhoneNumber } from '../call-dispatch/index.ts';
import { type Clock, canonicalJson, type TenantScope } from '../kernel/index.ts';
import { type VariableValues, variableValuesSchema } from '../prompt-registry/index.ts';
import { OutgoingFailure, type OutgoingHttp } from '../tool-execution/index.ts';
import { UnusableSecrets, type WebhookSigner } from '../webhooks/index.ts';
import type { InboundCaller } from './inbound-ports.ts';

/** Longest answer that counts: a decision is short. */
const MAX_ANSWER_CHARACTERS = 16_384;

/** What the service may answer. */
const decisionSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('accept'), variables: variableValuesSchema.default({}) }),
  z.object({ action: z.literal('refuse'), reason: z.string().max(200).optional() }),
]);

/** What came of asking. */
export type CallDecision =
  | { readonly action: 'accept'; readonly variables: VariableValues }
  | { readonly action: 'refuse'; readonly reason: 'webhook_refused' | 'webhook_failed'; readonly said: string | null };

/** What asking needs. */
export interface AskBeforeAnswerDeps {
  readonly signer: WebhookSigner;
  readonly http: OutgoingHttp;
  readonly clock: Clock;
}

/** What the webhook's policy makes of no usable answer. */
export function withoutAnswer({ on_failure }: CallWebhook, said: string): CallDecision {
  return on_failure === 'accept'
    ? { action: 'accept', variables: {} }
    : { action: 'refuse', reason: 'webhook_failed', said };
}

/** The body of the request: what is known of a call before anybody has answered it. */
export function callQuestion(mapping: InboundMapping, room: string, caller: InboundCaller, at: Date): string {
  const from = readPhoneNumber(/^[1-9]/.test(caller.from) ? `+${caller.from}` : caller.from).number ?? null;
  const { id: inbound_mapping_id, tenant_id, number } = mapping;
  const call = { id: caller.sip_call_id ?? room, headers: { ...caller.headers } };
  return canonicalJson({
    ...{ type: 'call.incoming', timestamp: at.toISOString(), tenant_id, inbound_mapping_id },
    ...{ number, from, call },
  });
}

/**
 * Makes what asks a mapping's service whether a call is to be taken. The request is signed by Standard Webhooks, goes to
 * public addresses only, and follows no redirect; its `webhook-id` is the call's, so that a repeat can be told.
 */
export function createAskBeforeAnswer({ signer, http, clock }: AskBeforeAnswerDeps) {
  return async (
    scope: TenantScope,
    mapping: InboundMapping,
    webhook: CallWebhook,
    room: string,
    caller: InboundCaller,
  ): Promise<CallDecision> => {
    const sent_at = clock.now();
    const body = callQuestion(mapping, room, caller, sent_at);
    try {
      const signed = await signer.sign(scope, webhook.webhook_endpoint_id, { id: `inbound_${room}`, sent_at, body });
      const headers = { ...signed, 'content-type': 'application/json', 'user-agent': 'Patchbay (call)' };
      const { url, timeout_ms } = webhook;
      const answer = await http.send({ method: 'POST', url, headers, body, timeout_ms });
      if (answer.status !== 200) return withoutAnswer(webhook, `The service answered with status ${answer.status}.`);
      return decisionIn(answer.body) ?? withoutAnswer(webhook, 'The service answered with no decision.');
    } catch (error) {
      if (!(error instanceof OutgoingFailure) && !(error instanceof UnusableSecrets)) throw error;
      return withoutAnswer(webhook, error.message);
    }
  };
}
export type AskBeforeAnswer = ReturnType<typeof createAskBeforeAnswer>;

function decisionIn(body: string): CallDecision | null {
  if (body.length > MAX_ANSWER_CHARACTERS) return null;
  try {
    const read = decisionSchema.safeParse(JSON.parse(body));
    if (!read.success) return null;
    if (read.data.action === 'accept') return read.data;
    return { action: 'refuse', reason: 'webhook_refused', said: read.data.reason ?? null };
  } catch {
    return null;
  }
}
