export {
  createPhoneNumberSchema,
  listPhoneNumbersSchema,
  type PhoneNumber,
  phoneNumberPageSchema,
  phoneNumberSchema,
  updatePhoneNumberSchema,
} from './phone-number.ts';
export { createPhoneNumberReader, createPhoneNumberService } from './phone-number-service.ts';
export {
  createSipTrunkSchema,
  listSipTrunksSchema,
  type SipTrunk,
  type StoredTrunk,
  sipTrunkPageSchema,
  sipTrunkSchema,
  updateSipTrunkSchema,
} from './sip-trunk.ts';
export { createSipTrunkReader, createSipTrunkService } from './sip-trunk-service.ts';
export { createTrunkSweep } from './sweep-trunks.ts';
export {
  INBOUND_ROOM_PREFIX,
  MAX_NUMBERS_PER_TRUNK,
  type PhoneNumberRepository,
  type SipTrunkRepository,
  type TrunkProvider,
  type TrunkWatchList,
  type WantedTrunk,
} from './telephony-ports.ts';
export { createTrunkSync, type SyncTrunk } from './trunk-sync.ts';
