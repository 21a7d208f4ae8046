import { type CallTarget, type CallWebhook, type InboundMapping, routeCall } from '../call-dispatch/index.ts';
import type { Clock, ErrorCode, TenantScope } from '../kernel/index.ts';
import { type AskBeforeAnswer, type CallDecision, withoutAnswer } from './ask-before-answer.ts';
import type { InboundCaller } from './inbound-ports.ts';

/** Why a caller does not get the agent. The code of an error: the agent cannot take the call now. */
export type RefusalReason = 'unmapped' | 'outside_hours' | 'webhook_refused' | 'webhook_failed' | ErrorCode;

/** A caller who does not get the agent, and what is known of why. */
export interface Refusal {
  readonly reason: RefusalReason;
  /** What the service said, or what was wrong with it. */
  readonly detail: string | null;
}

/** How a call is taken: by an agent; by a message, after which it is put down; or not at all. */
export type TakenCall =
  | {
      readonly by: 'agent';
      readonly target: CallTarget;
      /** Without what the webhook said: for variables of its that no prompt has. */
      readonly without: (said: string) => TakenCall | null;
    }
  | { readonly by: 'message'; readonly target: CallTarget; readonly message: string; readonly refusal: Refusal }
  | { readonly by: 'nobody'; readonly refusal: Refusal };

/** Makes what decides by a mapping's rules: its schedule first, then the service that it asks. */
export function createTakeInbound({ ask, clock }: { readonly ask: AskBeforeAnswer; readonly clock: Clock }) {
  function refused(mapping: InboundMapping, target: CallTarget, refusal: Refusal): TakenCall {
    // Mappings from before there were refusals have none.
    const policy = mapping.refusal ?? { action: 'reject' };
    return policy.action === 'say'
      ? { by: 'message', target, message: policy.message, refusal }
      : { by: 'nobody', refusal };
  }

  function decided(
    mapping: InboundMapping,
    webhook: CallWebhook,
    target: CallTarget,
    decision: CallDecision,
  ): TakenCall {
    if (decision.action === 'refuse') {
      return refused(mapping, target, { reason: decision.reason, detail: decision.said });
    }
    const variables = { ...target.variables, ...decision.variables };
    const hasOwn = Object.keys(decision.variables).length > 0;
    return {
      by: 'agent',
      target: { ...target, variables },
      without: (said) => (hasOwn ? decided(mapping, webhook, target, withoutAnswer(webhook, said)) : null),
    };
  }

  return async (
    scope: TenantScope,
    mapping: InboundMapping,
    room: string,
    caller: InboundCaller,
  ): Promise<TakenCall> => {
    const { target, action, message } = routeCall(mapping, clock.now());
    const refusal = { reason: 'outside_hours', detail: null } as const;
    if (action === 'reject') return { by: 'nobody', refusal };
    if (action === 'say') return { by: 'message', target, message: message ?? '', refusal };
    const webhook = mapping.webhook ?? null;
    if (webhook === null) return { by: 'agent', target, without: () => null };
    return decided(mapping, webhook, target, await ask(scope, mapping, webhook, room, caller));
  };
}
export type TakeInbound = ReturnType<typeof createTakeInbound>;
