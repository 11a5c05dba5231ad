import { Bitmap } from '../raster/bitmap.js'

/** What bytes tell a printer to do. */
export type PrinterCommand =
  | { readonly kind: 'initialize' }
  | { readonly kind: 'strip'; readonly strip: Bitmap }
  | { readonly kind: 'feed'; readonly dots: number }
  | { readonly kind: 'cut' }
  | { readonly kind: 'kick'; readonly contact: 2 | 5 }
  | { readonly kind: 'status'; readonly what: number }
  /** A byte that is no command: a real printer would print letters that nobody wrote. */
  | { readonly kind: 'stray'; readonly byte: number }

/** Reads commands out of bytes, in whatever portions they arrive. */
export class EscPosParser {
  #left = new Uint8Array()

  /** The commands that are complete with `bytes`; what is not waits for more. */
  feed(bytes: Uint8Array): PrinterCommand[] {
    const all = new Uint8Array(this.#left.length + bytes.length)
    all.set(this.#left)
    all.set(bytes, this.#left.length)
    const commands: PrinterCommand[] = []
    let at = 0
    while (at < all.length) {
      const next = commandAt(all, at)
      if (next === 'incomplete') break
      commands.push(next.command)
      at += next.length
    }
    this.#left = all.slice(at)
    return commands
  }

  /** How many bytes wait for the rest of their command. */
  get waiting(): number {
    return this.#left.length
  }
}

type Found = { readonly command: PrinterCommand; readonly length: number } | 'incomplete'

function commandAt(bytes: Uint8Array, at: number): Found {
  const [first, second] = [bytes[at], bytes[at + 1]]
  if (first !== 0x1b && first !== 0x1d && first !== 0x10) return stray(bytes, at)
  if (second === undefined) return 'incomplete'
  if (first === 0x1b && second === 0x40) return { command: { kind: 'initialize' }, length: 2 }
  if (first === 0x1b && second === 0x4a) {
    return withBytes(bytes, at, 3, () => ({ kind: 'feed', dots: bytes[at + 2] ?? 0 }))
  }
  if (first === 0x1b && second === 0x70) {
    return withBytes(bytes, at, 5, () => ({ kind: 'kick', contact: bytes[at + 2] === 0 ? 2 : 5 }))
  }
  if (first === 0x10 && second === 0x04) {
    return withBytes(bytes, at, 3, () => ({ kind: 'status', what: bytes[at + 2] ?? 0 }))
  }
  if (first === 0x1d && second === 0x56) return withBytes(bytes, at, 4, () => ({ kind: 'cut' }))
  if (first === 0x1d && second === 0x76) return strip(bytes, at)
  return stray(bytes, at)
}

const stray = (bytes: Uint8Array, at: number): Found => ({
  command: { kind: 'stray', byte: bytes[at] ?? 0 },
  length: 1,
})

const withBytes = (bytes: Uint8Array, at: number, length: number, command: () => PrinterCommand): Found =>
  bytes.length - at < length ? 'incomplete' : { command: command(), length }

function strip(bytes: Uint8Array, at: number): Found {
  const head = bytes.subarray(at, at + 8)
  if (head.length < 8) return 'incomplete'
  const [, , zero, mode, widthLow = 0, widthHigh = 0, heightLow = 0, heightHigh = 0] = head
  if (zero !== 0x30 || mode !== 0) return stray(bytes, at)
  const stride = widthLow + widthHigh * 0x100
  const height = heightLow + heightHigh * 0x100
  const length = 8 + stride * height
  return withBytes(bytes, at, length, () => ({
    kind: 'strip',
    strip: new Bitmap(stride * 8, height, bytes.slice(at + 8, at + length)),
  }))
}
