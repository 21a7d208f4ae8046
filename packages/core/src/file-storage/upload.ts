import { z } from 'zod';
import { timeField } from '../kernel/index.ts';

/** Largest content in bytes that is sent by one PUT; what is larger is sent in parts. */
export const MAX_SINGLE_UPLOAD_BYTES = 100 * 1024 * 1024;

/** Size of every part but the last one. */
export const PART_BYTES = 16 * 1024 * 1024;

/** One part of a large content: exactly these bytes, any number of times until the upload is completed. */
export const uploadPartSchema = z
  .object({
    part_number: z.int().min(1),
    size_bytes: z.int().min(1),
    method: z.literal('PUT'),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
  })
  .meta({ id: 'UploadPart' });
export type UploadPart = z.infer<typeof uploadPartSchema>;

const singleUploadSchema = z
  .object({
    method: z.literal('PUT'),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    expires_at: timeField,
  })
  .meta({ id: 'SingleUpload', description: 'One PUT with exactly these headers and the declared bytes, once' });

const multipartUploadSchema = z
  .object({
    method: z.literal('MULTIPART'),
    part_size_bytes: z.int().meta({ description: 'Size of every part but the last one' }),
    part_count: z.int(),
    parts: z.array(uploadPartSchema).meta({ description: 'The first parts; more addresses by createFileUploadParts' }),
    expires_at: timeField,
  })
  .meta({ id: 'MultipartUpload', description: 'A content that is sent in parts, and then completed' });

/** How to send the content: by one PUT, or over 100 MiB in parts. */
export const uploadSchema = z
  .discriminatedUnion('method', [singleUploadSchema, multipartUploadSchema])
  .meta({ id: 'Upload' });
export type SingleUpload = z.infer<typeof singleUploadSchema>;
export type Upload = z.infer<typeof uploadSchema>;

/** How many parts a content has. */
export const partCount = (sizeBytes: number) => Math.ceil(sizeBytes / PART_BYTES);

/** How many bytes a part has. */
export const partBytes = (sizeBytes: number, partNumber: number) =>
  Math.min(PART_BYTES, sizeBytes - (partNumber - 1) * PART_BYTES);

/** Whether a content is sent in parts. */
export const isMultipart = ({ size_bytes }: { readonly size_bytes: number }) => size_bytes > MAX_SINGLE_UPLOAD_BYTES;

const partNumberField = z.int().min(1).max(10_000);

/** Body of `POST /v1/files/{file_id}/upload-parts`: of which parts addresses are wanted. */
export const uploadPartsRequestSchema = z.strictObject({
  part_numbers: z
    .array(partNumberField)
    .min(1)
    .max(100)
    .refine((numbers) => new Set(numbers).size === numbers.length, 'must not repeat a part'),
});
export type UploadPartsRequest = z.output<typeof uploadPartsRequestSchema>;

/** Addresses of parts. */
export const uploadPartsSchema = z
  .object({ object: z.literal('upload_parts'), parts: z.array(uploadPartSchema), expires_at: timeField })
  .meta({ id: 'UploadParts' });
export type UploadParts = z.infer<typeof uploadPartsSchema>;

/** What of a content in parts has arrived. */
export const uploadStateSchema = z
  .object({
    object: z.literal('upload_state'),
    part_size_bytes: z.int(),
    part_count: z.int(),
    uploaded: z.array(z.object({ part_number: z.int(), size_bytes: z.int(), etag: z.string() })),
    missing: z.array(z.int()).meta({ description: 'Numbers of the parts that are still to be sent' }),
  })
  .meta({ id: 'UploadState' });
export type UploadState = z.infer<typeof uploadStateSchema>;

/** Body of `POST /v1/files/{file_id}/complete`. */
export const completeUploadSchema = z.strictObject({
  parts: z
    .array(z.strictObject({ part_number: partNumberField, etag: z.string().min(1).max(100) }))
    .min(1)
    .max(10_000)
    .optional()
    .meta({
      description:
        'For content in parts: the ETag that the storage answered with for each, which must be what it holds; unless given, what it holds is taken as it is',
    }),
});
export type CompleteUpload = z.output<typeof completeUploadSchema>;
