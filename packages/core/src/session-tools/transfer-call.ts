import { z } from 'zod';
import { type TransferCallConfig, transferCallConfigSchema } from '../tool-registry/index.ts';
import { phoneCallOf } from './phone-call-of.ts';
import { defineTool, SpeakableFailure } from './tool-handler.ts';

/**
 * Hands the phone call over. The model names a destination; which number that is, and whether a number may be dialled,
 * the version decides here.
 */
export const transferCall = defineTool({
  arguments: z.object({ destination: z.string().trim().min(1).max(100) }),
  config: transferCallConfigSchema,
  // Somebody has to pick up.
  timeout_ms: 45_000,
  failure: 'The call could not be transferred. Say so, and go on with the caller.',
  async run({ destination }, config, context) {
    const call = phoneCallOf(context);
    await call.transfer(numberOf(destination, config), { play_dialtone: config.play_dialtone });
    return 'The call has been transferred.';
  },
});

function numberOf(destination: string, { destinations, allowed_numbers }: TransferCallConfig): string {
  const named = destinations.find(({ name }) => name === destination.toLowerCase());
  if (named !== undefined) return named.phone_number;
  const number = destination.replaceAll(/[\s()-]/g, '');
  if (allowed_numbers.includes(number)) return number;
  const names = destinations.map(({ name }) => name);
  const known = names.length > 0 ? ` Possible are: ${names.join(', ')}.` : '';
  throw new SpeakableFailure(`Calls cannot be transferred there.${known}`);
}
