declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  /** pdf.js looks for this on `globalThis.pdfjsWorker` before it would start a thread. */
  export const WorkerMessageHandler: object;
}
