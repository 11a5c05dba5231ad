import type { z } from 'zod'

/**
 * A new id, a UUIDv7 of the kind that `schema` tells: `freshId(saleIdSchema)`. Nothing relies on the time within it,
 * since the clock of a till may be wrong.
 */
export function freshId<Schema extends z.ZodType>(schema: Schema): z.output<Schema> {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const time = Date.now().toString(16).padStart(12, '0')
  const random = Array.from(bytes, (byte, index) => {
    const marked = index === 6 ? (byte & 0x0f) | 0x70 : index === 8 ? (byte & 0x3f) | 0x80 : byte
    return marked.toString(16).padStart(2, '0')
  }).join('')
  const hex = `${time}${random.slice(12)}`
  return schema.parse(
    [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-'),
  )
}
