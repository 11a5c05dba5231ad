/** Black dots on white paper: a bit for each, eight in a byte, the leftmost in its highest bit, as printers take them. */
export class Bitmap {
  /** How many bytes a row takes. */
  readonly stride: number
  readonly bytes: Uint8Array

  constructor(
    readonly width: number,
    readonly height: number,
    bytes?: Uint8Array,
  ) {
    this.stride = Math.ceil(width / 8)
    this.bytes = bytes ?? new Uint8Array(this.stride * height)
    if (this.bytes.length !== this.stride * height) throw new RangeError('A bitmap has other bytes.')
  }

  /** Whether the dot is black. Beside the paper it is white. */
  get(x: number, y: number): boolean {
    if (x < 0 || x >= this.width || y < 0 || y >= this.height) return false
    return ((this.bytes[y * this.stride + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0
  }

  /** Makes a dot black; beside the paper, nothing. */
  set(x: number, y: number): void {
    if (x < 0 || x >= this.width || y < 0 || y >= this.height) return
    const at = y * this.stride + (x >> 3)
    this.bytes[at] = (this.bytes[at] ?? 0) | (0x80 >> (x & 7))
  }

  /** Makes a rectangle black, as far as it lies on the paper. */
  fill(x: number, y: number, width: number, height: number): void {
    const bottom = Math.min(y + height, this.height)
    for (let row = Math.max(y, 0); row < bottom; row += 1) {
      for (let column = x; column < x + width; column += 1) this.set(column, row)
    }
  }

  /** Turns black to white in a rectangle, and white to black. */
  invert(x: number, y: number, width: number, height: number): void {
    for (let row = Math.max(y, 0); row < Math.min(y + height, this.height); row += 1) {
      for (let column = Math.max(x, 0); column < Math.min(x + width, this.width); column += 1) {
        const at = row * this.stride + (column >> 3)
        this.bytes[at] = (this.bytes[at] ?? 0) ^ (0x80 >> (column & 7))
      }
    }
  }

  /** Several strips of paper as one. */
  static joined(strips: readonly Bitmap[], width: number): Bitmap {
    const height = strips.reduce((sum, strip) => sum + strip.height, 0)
    const whole = new Bitmap(width, height)
    let at = 0
    for (const strip of strips) {
      if (strip.stride !== whole.stride) throw new RangeError('Strips of different widths are no paper.')
      whole.bytes.set(strip.bytes, at)
      at += strip.bytes.length
    }
    return whole
  }
}
