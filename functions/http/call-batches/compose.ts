import { createCallBatchService, createReadCallBatches } from '@patchbay/core/call-batches';
import { createConfigResolver } from '@patchbay/core/config-resolver';
import { composeOnce } from '@patchbay/http/handler';
import {
  createCallBatchRepository,
  createCallCountryReader,
  createPhoneNumberRepository,
  createResolutionReader,
} from '@patchbay/mongo';
import { composeBase } from '../compose.ts';

/** Batches: the database only. A background function makes their calls. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { edge, database, unitOfWork, clock, ids } = await composeBase();
  const batches = createCallBatchRepository(database);
  return {
    edge,
    reads: createReadCallBatches({ batches }),
    service: createCallBatchService({
      ...{ batches, unitOfWork, clock, ids },
      resolver: createConfigResolver({ resolutions: createResolutionReader(database), clock }),
      numbers: createPhoneNumberRepository(database),
      countries: createCallCountryReader(database),
    }),
  };
});
