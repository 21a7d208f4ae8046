import { createSipTrunkReader, createSipTrunkService } from '@patchbay/core/telephony';
import { composeOnce } from '@patchbay/http/handler';
import { createPhoneNumberRepository, createSipTrunkRepository } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';
import { composeTelephony } from '../telephony-compose.ts';

/** Reading trunks: the database only. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { edge, database } = await composeBase();
  const deps = { trunks: createSipTrunkRepository(database), numbers: createPhoneNumberRepository(database) };
  return { edge, trunks: createSipTrunkReader(deps) };
});

/** Changing them, here and at the media server. */
export const composeWriting = /* @__PURE__ */ composeOnce(async () => {
  const { edge, ...deps } = await composeTelephony();
  return { edge, trunks: createSipTrunkService(deps) };
});
