/** The half of pdf.js that parses; its package has no types for it. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: { readonly initializeFromPort: (port: object) => void }
}
