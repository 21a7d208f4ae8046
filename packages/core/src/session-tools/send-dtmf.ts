import { z } from 'zod';
import { sendDtmfConfigSchema } from '../tool-registry/index.ts';
import { phoneCallOf } from './phone-call-of.ts';
import { defineTool, SpeakableFailure } from './tool-handler.ts';

/** Presses keys on the telephone line, for menus that want them. Blanks and hyphens between digits are dropped. */
export const sendDtmf = defineTool({
  arguments: z.object({
    digits: z
      .string()
      .transform((text) => text.replaceAll(/[\s-]/g, '').toUpperCase())
      .pipe(z.string().regex(/^[0-9A-D*#]+$/, 'must be digits, * and #')),
  }),
  config: sendDtmfConfigSchema,
  timeout_ms: ({ max_digits, pause_ms }) => 5_000 + max_digits * (pause_ms + 100),
  failure: 'The keys could not be pressed.',
  async run({ digits }, { max_digits, pause_ms }, context) {
    const call = phoneCallOf(context);
    if (digits.length > max_digits) throw new SpeakableFailure(`At most ${max_digits} digits can be sent at once.`);
    let pressed = 0;
    try {
      for (const key of digits) {
        if (pressed > 0) await context.sleep(pause_ms);
        await call.pressKey(key);
        pressed += 1;
      }
    } finally {
      if (pressed > 0) context.keysPressed(pressed);
    }
    return `Pressed ${digits}.`;
  },
});
