import type { Bitmap } from '../raster/bitmap.js'

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

const crcTable = Uint32Array.from({ length: 0x100 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}

function chunk(name: string, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12 + content.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, content.length)
  bytes.set(new TextEncoder().encode(name), 4)
  bytes.set(content, 8)
  view.setUint32(8 + content.length, crc(bytes.subarray(4, 8 + content.length)))
  return bytes
}

/** A bitmap as a PNG of one bit a dot. */
export async function png({ width, height, stride, bytes }: Bitmap): Promise<Uint8Array<ArrayBuffer>> {
  const head = new Uint8Array(13)
  const view = new DataView(head.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  head.set([1, 0, 0, 0, 0], 8)
  // Each row begins with its filter, which is none; in a PNG, 1 is white.
  const rows = new Uint8Array((stride + 1) * height)
  for (let y = 0; y < height; y += 1) {
    rows.set(
      bytes.subarray(y * stride, (y + 1) * stride).map((byte) => ~byte & 0xff),
      y * (stride + 1) + 1,
    )
  }
  const body = new Blob([rows]).stream().pipeThrough(new CompressionStream('deflate'))
  const packed = new Uint8Array(await new Response(body).arrayBuffer())
  const parts = [signature, chunk('IHDR', head), chunk('IDAT', packed), chunk('IEND', new Uint8Array())]
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}
