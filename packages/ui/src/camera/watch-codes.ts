import type { CodeFormat } from './code-format'
import { codeReader } from './code-reader'

const betweenLooksMs = 120
/** A code is not told again while it is still held before the camera. */
const sameCodeMs = 1_500
/** The QR codes on the receipts of long sales are fine. Bars are not, and take longer to look for. */
const fineWidth = 1_920
const usualWidth = 1_280

/** Why no code will come: this device or browser cannot, or the camera may not be used. */
export type CameraTrouble = 'missing' | 'refused'

interface WatchOptions {
  readonly formats: readonly CodeFormat[]
  readonly onCode: (text: string) => void
  readonly onRefused: (trouble: CameraTrouble) => void
}

/** Shows the device's camera in `video` and tells each code that is held before it, until what it returns is called. */
export function watchCodes(
  video: HTMLVideoElement,
  { formats, onCode, onRefused }: WatchOptions,
): () => void {
  let stream: MediaStream | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  const seen = new Map<string, number>()
  const stop = () => {
    isOver = true
    clearTimeout(timer)
    for (const track of stream?.getTracks() ?? []) track.stop()
  }
  const tell = (text: string) => {
    const before = seen.get(text)
    seen.set(text, performance.now())
    if (before === undefined || performance.now() - before > sameCodeMs) onCode(text)
  }
  const begin = async () => {
    const isFine = formats.every((format) => format === 'qr_code')
    const width = { ideal: isFine ? fineWidth : usualWidth }
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width } })
    if (isOver) return stop()
    video.srcObject = stream
    await video.play()
    const read = await codeReader(formats)
    const look = async () => {
      const found = await read(video).catch(() => [])
      for (const text of found) if (!isOver) tell(text)
      if (!isOver) timer = setTimeout(() => void look(), betweenLooksMs)
    }
    await look()
  }
  if (navigator.mediaDevices === undefined) onRefused('missing')
  else
    begin().catch((error: unknown) => {
      if (!isOver) onRefused(troubleOf(error))
      stop()
    })
  return stop
}

const troubleOf = (error: unknown): CameraTrouble =>
  error instanceof DOMException && ['NotAllowedError', 'NotReadableError'].includes(error.name)
    ? 'refused'
    : 'missing'
