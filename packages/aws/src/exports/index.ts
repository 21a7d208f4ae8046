export { s3DownloadSigner } from './s3-download-signer.ts';
export { s3ExportStore } from './s3-export-store.ts';
