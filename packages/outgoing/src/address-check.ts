import { AppError } from '@patchbay/core/kernel';
import { OutgoingFailure } from '@patchbay/core/tool-execution';
import type { EndpointAddresses } from '@patchbay/core/webhooks';
import { type AddressPolicy, checkedTarget } from './address-policy.ts';

/** What an address that is kept for later must be already now; it is looked at again whenever it is called. */
export function addressCheck(policy: AddressPolicy): EndpointAddresses {
  return {
    async check(url) {
      try {
        await checkedTarget(url, policy);
      } catch (error) {
        if (!(error instanceof OutgoingFailure)) throw error;
        throw new AppError('unprocessable', { message: `url: ${error.message}`, param: 'url' });
      }
    },
  };
}
