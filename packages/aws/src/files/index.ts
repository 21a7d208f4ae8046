export { createS3Client } from './s3-client.ts';
export { s3ObjectStore } from './s3-object-store.ts';
export { s3UploadSigner } from './s3-upload-signer.ts';
