/** What browsers that read codes by themselves offer; not yet in the types of the DOM. */
export interface CodeReader {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}

declare global {
  // Some browsers have it, on secure origins.
  var BarcodeDetector: (new (options: { formats: string[] }) => CodeReader) | undefined
}

/** What reads QR codes in this browser; undefined where it cannot. */
export function codeReader(): CodeReader | undefined {
  const Reader = globalThis.BarcodeDetector
  return Reader && new Reader({ formats: ['qr_code'] })
}
