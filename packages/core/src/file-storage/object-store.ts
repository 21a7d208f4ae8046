import type { SingleUpload, UploadPart } from './upload.ts';

/** What is known of a stored object. */
export interface ObjectFacts {
  readonly size_bytes: number;
  readonly content_type: string;
  /** Hexadecimal SHA-256 of the whole object, where the storage checked one; null for an upload in parts. */
  readonly sha256: string | null;
}

/** What a presigned upload is bound to: an upload that differs in any of them is refused by the storage. */
export interface DeclaredContent {
  readonly media_type: string;
  readonly size_bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** Port of presigned addresses. */
export interface UploadSigner {
  presignUpload(
    key: string,
    content: DeclaredContent,
    expiresInSeconds: number,
  ): Promise<Omit<SingleUpload, 'expires_at'>>;
}

/** A part as it was declared. */
export interface DeclaredPart extends Pick<UploadPart, 'part_number' | 'size_bytes'> {
  /** Hexadecimal; null where the parts have no checksums of their own. */
  readonly sha256: string | null;
}

/** A part that the storage holds. */
export interface StoredPart {
  readonly part_number: number;
  readonly size_bytes: number;
  readonly etag: string;
}

/** Port of uploads in parts. */
export interface MultipartUploads {
  /** @returns the id of the upload. */
  begin(key: string, content: { readonly media_type: string; readonly part_checksums: boolean }): Promise<string>;
  presignPart(key: string, uploadId: string, part: DeclaredPart, expiresInSeconds: number): Promise<UploadPart>;
  /** The parts that have arrived, in order; null for an upload that was completed or aborted. */
  parts(key: string, uploadId: string): Promise<StoredPart[] | null>;
  /** Makes the object of its parts, unless there is one already. */
  complete(
    key: string,
    uploadId: string,
    parts: readonly { readonly part_number: number; readonly etag: string; readonly sha256: string | null }[],
  ): Promise<void>;
  /** Removes what has arrived. An upload that is over is no error. */
  abort(key: string, uploadId: string): Promise<void>;
}

/** Port of the files bucket. */
export interface ObjectStore {
  /** Null when there is no such object. */
  head(key: string): Promise<ObjectFacts | null>;
  read(key: string): Promise<Uint8Array>;
  /** Does something with a copy on the local disk, which is gone afterwards: whatever its size, memory is bounded. */
  withCopy<T>(key: string, use: (path: string) => Promise<T>): Promise<T>;
  /** Hexadecimal SHA-256 of the whole object, read as a stream: whatever its size, memory is bounded. */
  sha256(key: string): Promise<string>;
  write(key: string, content: Uint8Array | string, contentType: string): Promise<void>;
}

/** Port of what removes objects for good: all their versions, so that none can be brought back. */
export interface ObjectRemover {
  /** @returns how many versions of objects were removed. */
  removeAll(prefix: string): Promise<number>;
}

/** Port of presigned downloads. */
export interface FileDownloadSigner {
  /** Whoever has the address reads this one object, for a while: saved under the name, or shown where it is `inline`. */
  presignDownload(
    key: string,
    as: { readonly file_name: string; readonly media_type: string; readonly inline: boolean },
    expiresInSeconds: number,
  ): Promise<string>;
}

/** Port: starts the ingestion of an uploaded object once more. A repeat with the same name is the same execution. */
export interface IngestionStarter {
  start(name: string, key: string): Promise<void>;
}

/** Port: ends a running ingestion. One that has ended, or is not known, is no error. */
export interface IngestionStopper {
  stop(executionArn: string, reason: string): Promise<void>;
}
