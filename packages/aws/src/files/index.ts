export { createS3Client } from './s3-client.ts';
export { s3FileDownloads } from './s3-file-downloads.ts';
export { s3FolderLister } from './s3-folder-lister.ts';
export { s3MultipartUploads } from './s3-multipart-uploads.ts';
export { s3ObjectRemover } from './s3-object-remover.ts';
export { s3ObjectStore } from './s3-object-store.ts';
export { s3UploadSigner } from './s3-upload-signer.ts';
