import { AppError, sha256Hex } from '@patchbay/core/kernel';
import type { APIGatewayProxyResult } from 'aws-lambda';
import type { Call } from './call.ts';
import { readBody } from './request-body.ts';
import { isDryRun } from './request-validation.ts';
import { type Answer, replayedResponse } from './response.ts';

/** Any printable ASCII, as Stripe and the IETF draft have it. */
const KEY = /^[\x21-\x7e]{1,255}$/;

/** The key of this request, where it has one that counts. */
function keyOf(call: Call): string | undefined {
  const { idempotency } = call.plan.route;
  if (idempotency === 'none' || isDryRun(call)) return undefined;
  const key = call.headers['idempotency-key'];
  if (key === undefined) {
    if (idempotency === 'required') throw new AppError('idempotency_key_required', { param: 'Idempotency-Key' });
    return undefined;
  }
  if (KEY.test(key)) return key;
  const message = 'Idempotency-Key: must be 1 to 255 printable ASCII characters';
  throw new AppError('invalid_header', { message, param: 'Idempotency-Key' });
}

/** What makes two requests the same: operation, address and the bytes of the body. */
function fingerprintOf(call: Call): string {
  const { path, multiValueQueryStringParameters: query } = call.event;
  return sha256Hex([call.plan.route.id, path, JSON.stringify(query ?? {}), sha256Hex(readBody(call))].join('\n'));
}

/**
 * Lets the first request with a key through, holding the key for it; answers a repeated one.
 *
 * @returns the first answer again; `undefined` where the request is to be run.
 * @throws AppError `idempotency_key_required`, `invalid_header`, `idempotency_mismatch`, `idempotency_in_progress`, and
 * where the answer is not kept and the route cannot make it again, `secret_already_shown` or `idempotency_answer_lost`.
 */
export async function holdIdempotencyKey(call: Call): Promise<APIGatewayProxyResult | undefined> {
  const key = keyOf(call);
  const { scope, edge } = call;
  if (key === undefined || scope === undefined) return undefined;
  if (edge.idempotency === undefined)
    throw new Error('the route honours Idempotency-Key but edge.idempotency is missing');
  const verdict = await edge.idempotency.begin(scope, key, fingerprintOf(call));
  switch (verdict.outcome) {
    case 'fresh':
      call.claim = verdict.claim;
      call.scope = { ...scope, origin: { ...scope.origin, idempotency: verdict.claim } };
      return undefined;
    case 'replay':
      if ('body' in verdict.answer) return replayedResponse(call, verdict.answer.status, String(verdict.answer.body));
      return answerAgain(call, verdict.entity, 'secret_already_shown');
    case 'answer_lost':
      return answerAgain(call, verdict.entity, 'idempotency_answer_lost');
    case 'mismatch':
      throw new AppError('idempotency_mismatch', { param: 'Idempotency-Key' });
    case 'in_progress':
      throw new AppError('idempotency_in_progress', { retry_after_seconds: verdict.retry_after_seconds });
  }
}

type Entity = { readonly type: string; readonly id: string } | null;

/** Makes an answer that is not kept once more from what the first request made, where the route knows how. */
async function answerAgain(
  call: Call,
  entity: Entity,
  otherwise: 'secret_already_shown' | 'idempotency_answer_lost',
): Promise<APIGatewayProxyResult | undefined> {
  if (entity === null || !call.plan.can_answer_again) throw new AppError(otherwise, { details: { entity } });
  call.answer_again_for = entity;
  return undefined;
}

/**
 * Keeps the answer for the key, or that there was one if it holds a secret. The effect stands whatever happens here,
 * so a failure is only logged; a repeated request then hears `idempotency_answer_lost`.
 */
export async function keepAnswer(call: Call, answer: Answer): Promise<void> {
  const { claim, scope, edge } = call;
  if (claim === undefined || scope === undefined) return;
  const withheld = call.plan.route.success.holds_secret === true && answer.status < 400;
  const kept = withheld ? { status: answer.status, withheld: true as const } : answer;
  try {
    await edge.idempotency?.complete(scope, claim, kept);
  } catch (error) {
    call.log.warn('the answer to an Idempotency-Key could not be kept', { error });
  }
}

/** After a failure: gives the key back if nothing has happened, or keeps the failure as the answer if something has. */
export async function settleFailure(call: Call, answer: Answer): Promise<void> {
  const { claim, scope, edge } = call;
  if (claim === undefined || scope === undefined) return;
  try {
    if ((await edge.idempotency?.release(scope, claim)) === false) await keepAnswer(call, answer);
  } catch (error) {
    call.log.warn('an Idempotency-Key could not be given back', { error });
  }
}
