import { PatchbayError } from './errors.ts';
import type { Api } from './generated/api.ts';
import type { MultipartUpload, UploadPart } from './generated/schemas.ts';
import { type Sending, sendContent } from './send-content.ts';

/** Parts on their way at a time: enough for a fast line, and each is sent from the content without a copy of all. */
const CONCURRENCY = 4;

/** Addresses that are asked for at a time. */
const ADDRESSES = 50;

/**
 * Sends content in parts, some at a time. An address whose time is over is replaced by a new one, once a part.
 *
 * @throws PatchbayError as sending a whole content does.
 */
export async function sendParts(
  upload: MultipartUpload,
  content: Blob,
  sending: Sending,
  uploadParts: Api['files']['uploadParts'],
): Promise<void> {
  const { part_size_bytes, part_count } = upload;
  const { onProgress, file_id, signal } = sending;
  const known = new Map(upload.parts.map((part) => [part.part_number, part]));
  const sent = new Map<number, number>();
  const options = { signal };

  async function addressOf(number: number, again = false): Promise<UploadPart> {
    const found = again ? undefined : known.get(number);
    if (found !== undefined) return found;
    const part_numbers = again
      ? [number]
      : Array.from({ length: Math.min(ADDRESSES, part_count - number + 1) }, (_, index) => number + index);
    const { parts } = await uploadParts.create(file_id, { part_numbers }, options);
    for (const part of parts) known.set(part.part_number, part);
    const part = known.get(number);
    if (part === undefined) throw new TypeError(`no address was given out for part ${number}`);
    return part;
  }

  function progressed(number: number, bytes: number): void {
    sent.set(number, bytes);
    const sent_bytes = [...sent.values()].reduce((sum, part) => sum + part, 0);
    onProgress?.({ sent_bytes, total_bytes: content.size });
  }

  async function sendOne(number: number): Promise<void> {
    const part = content.slice((number - 1) * part_size_bytes, number * part_size_bytes);
    const own: Sending = {
      ...sending,
      onProgress: onProgress && (({ sent_bytes }) => progressed(number, sent_bytes)),
    };
    try {
      await sendContent(await addressOf(number), part, own);
    } catch (error) {
      if (!(error instanceof PatchbayError && error.status === 403)) throw error;
      await sendContent(await addressOf(number, true), part, own);
    }
  }

  let next = 1;
  const failed = new AbortController();
  async function work(): Promise<void> {
    while (next <= part_count && !failed.signal.aborted) {
      const number = next;
      next += 1;
      await sendOne(number).catch((error: unknown) => {
        failed.abort();
        throw error;
      });
    }
  }
  await Promise.all(Array.from({ length: Math.min(CONCURRENCY, part_count) }, work));
}
