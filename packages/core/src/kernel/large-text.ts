import { z } from 'zod';

const encoder = new TextEncoder();

/** How a schema says that what it refuses is too large rather than wrong: the edge answers 413 instead of 400. */
export const TOO_LARGE = { code: 'body_too_large' } as const;

/**
 * A text bounded by its bytes, for what may be as large as a request. What is larger is refused as `body_too_large` with
 * the path of the text, `limit_bytes` and `size_bytes`.
 *
 * @param limit_bytes of UTF-8.
 */
export function largeTextField(limit_bytes: number) {
  return z.string().superRefine((text, context) => {
    // Every UTF-16 unit takes one to three bytes, so only what may be too large is encoded.
    if (text.length * 3 <= limit_bytes) return;
    const size_bytes = encoder.encode(text).length;
    if (size_bytes <= limit_bytes) return;
    const message = `must be at most ${limit_bytes} bytes of UTF-8, not ${size_bytes}`;
    context.addIssue({ code: 'custom', message, params: { ...TOO_LARGE, limit_bytes, size_bytes } });
  });
}
