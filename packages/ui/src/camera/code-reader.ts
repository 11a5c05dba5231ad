import type { CodeFormat } from './code-format'

/** Reads what a camera shows at the moment. */
export type CodeReader = (video: HTMLVideoElement) => Promise<readonly string[]>

/** What browsers that read codes by themselves have on secure origins; not yet in the types of the DOM. */
interface BrowserReader {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}

declare global {
  var BarcodeDetector:
    | {
        new (options: { formats: readonly CodeFormat[] }): BrowserReader
        getSupportedFormats(): Promise<readonly string[]>
      }
    | undefined
}

/** The browser's own reader; where it has none, or one that does not know all `formats`, ours. */
export async function codeReader(formats: readonly CodeFormat[]): Promise<CodeReader> {
  const Reader = globalThis.BarcodeDetector
  const known = await Reader?.getSupportedFormats().catch((): readonly string[] => [])
  if (Reader === undefined || !formats.every((format) => known?.includes(format))) return ownReader(formats)
  const reader = new Reader({ formats })
  let instead: CodeReader | undefined
  return async (video) => {
    if (instead !== undefined) return instead(video)
    try {
      return (await reader.detect(video)).map(({ rawValue }) => rawValue)
    } catch {
      // Some systems promise a reader, and have none when it is asked.
      instead = await ownReader(formats)
      return []
    }
  }
}

/** Loaded by the first camera that needs it: it is larger than everything else on the screen. */
async function ownReader(formats: readonly CodeFormat[]): Promise<CodeReader> {
  const { readPicture } = await import('./read-picture')
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return async (video) => {
    const { videoWidth: width, videoHeight: height } = video
    if (context === null || width === 0) return []
    Object.assign(canvas, { width, height })
    context.drawImage(video, 0, 0)
    return readPicture(context.getImageData(0, 0, width, height), formats)
  }
}
