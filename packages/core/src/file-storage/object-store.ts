import type { Upload } from './file.ts';

/** What is known of a stored object. */
export interface ObjectFacts {
  readonly size_bytes: number;
  readonly content_type: string;
  /** Hexadecimal, where the storage checked one at upload. */
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
  presignUpload(key: string, content: DeclaredContent, expiresInSeconds: number): Promise<Omit<Upload, 'expires_at'>>;
}

/** Port of the files bucket. */
export interface ObjectStore {
  /** Null when there is no such object. */
  head(key: string): Promise<ObjectFacts | null>;
  read(key: string): Promise<Uint8Array>;
  write(key: string, content: Uint8Array | string, contentType: string): Promise<void>;
}

/** Port: starts the ingestion of an uploaded object once more. A repeat with the same name is the same execution. */
export interface IngestionStarter {
  start(name: string, key: string): Promise<void>;
}
