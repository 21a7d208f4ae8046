import { createPhoneNumberReader, createPhoneNumberService } from '@patchbay/core/telephony';
import { composeOnce } from '@patchbay/http/handler';
import { createPhoneNumberRepository } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';
import { composeTelephony } from '../telephony-compose.ts';

/** Reading numbers: the database only. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { edge, database } = await composeBase();
  return { edge, numbers: createPhoneNumberReader({ numbers: createPhoneNumberRepository(database) }) };
});

/** Changing them, and with them the trunks at the media server. */
export const composeWriting = /* @__PURE__ */ composeOnce(async () => {
  const { edge, ...deps } = await composeTelephony();
  return { edge, numbers: createPhoneNumberService(deps) };
});
