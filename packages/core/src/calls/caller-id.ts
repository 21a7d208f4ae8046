import { AppError, type TenantScope } from '../kernel/index.ts';
import type { PhoneNumber, PhoneNumberRepository, SipTrunkRepository } from '../telephony/index.ts';

const unfit = (message: string) => new AppError('unprocessable', { param: 'from', message });

/**
 * The tenant's own number, and the trunk that carries calls as it.
 *
 * @throws AppError `unprocessable` (from)
 */
export async function callerIdOf(
  scope: TenantScope,
  from: string,
  {
    numbers,
    trunks,
  }: {
    readonly numbers: Pick<PhoneNumberRepository, 'findLive'>;
    readonly trunks: Pick<SipTrunkRepository, 'get'>;
  },
): Promise<{ number: PhoneNumber; trunk_id: string }> {
  const number = await numbers.findLive(scope, from);
  if (number === null) throw unfit(`${from} is no live phone number of yours.`);
  const trunk = number.outbound_trunk_id === null ? null : await trunks.get(scope, number.outbound_trunk_id);
  if (trunk === null || trunk.archived_at !== null) throw unfit(`${from} has no outbound trunk.`);
  if (trunk.provider_trunk_id === null) {
    throw unfit(`The outbound trunk of ${from} is not ready: it is ${trunk.status}.`);
  }
  return { number, trunk_id: trunk.id };
}
