/** What finds QR codes in the picture of a camera. */
export interface CodeReader {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}

declare global {
  // Some browsers have it, on secure origins.
  var BarcodeDetector: (new (options: { formats: string[] }) => CodeReader) | undefined
}

/** The browser's own reader, or where it has none, ours. */
export async function codeReader(): Promise<CodeReader> {
  const Reader = globalThis.BarcodeDetector
  if (Reader !== undefined) return new Reader({ formats: ['qr_code'] })
  const { default: decodeQR } = await import('qr/decode.js')
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return {
    detect: async (video) => {
      const { videoWidth: width, videoHeight: height } = video
      if (context === null || width === 0) return []
      Object.assign(canvas, { width, height })
      context.drawImage(video, 0, 0)
      try {
        return [{ rawValue: decodeQR(context.getImageData(0, 0, width, height)) }]
      } catch {
        // There is no code in this picture.
        return []
      }
    },
  }
}
