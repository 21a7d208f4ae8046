import { type CallMaker, callOf } from './audited-calls.ts';

let count = 0;
const newNumber = () => {
  count += 1;
  return `+4989${10_000_000 + count}`;
};

/** Calls around numbers and trunks, on those that nothing at the media server depends on. */
export const TELEPHONY_CALLS: Readonly<Record<string, CallMaker>> = {
  createPhoneNumber: async (scene, route) => callOf(scene, route, { body: { number: newNumber() } }),
  updatePhoneNumber: async (scene, route) => callOf(scene, route, { body: { description: 'Front desk' } }),
  updateSipTrunk: async (scene, route) => callOf(scene, route, { body: { address: 'sip.example.net' } }),
};
