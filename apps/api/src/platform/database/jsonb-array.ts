/** By which number PostgreSQL knows the type `jsonb`. */
const jsonbType = 3802
const jsonbVersion = 1
const headOfArray = 20
const headOfElement = 5

/**
 * A `jsonb[]` as PostgreSQL reads it fastest: each value is read once, where it will stay. In an array that is written
 * as text every quotation mark is escaped, and from one JSON text with all values each is taken out again.
 */
export function jsonbArray(values: readonly unknown[]): Buffer {
  const texts = values.map((value) => Buffer.from(JSON.stringify(value)))
  const size = texts.reduce((sum, text) => sum + headOfElement + text.length, headOfArray)
  const array = Buffer.alloc(size)
  const dimensions = 1
  const first = 1
  array.writeInt32BE(dimensions, 0)
  array.writeInt32BE(jsonbType, 8)
  array.writeInt32BE(values.length, 12)
  array.writeInt32BE(first, 16)
  let at = headOfArray
  for (const text of texts) {
    array.writeInt32BE(text.length + 1, at)
    array.writeUInt8(jsonbVersion, at + 4)
    text.copy(array, at + headOfElement)
    at += headOfElement + text.length
  }
  return array
}
