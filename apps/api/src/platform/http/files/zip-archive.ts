import { crc32, deflateRawSync } from 'node:zlib'

/** A file of an archive. */
export interface ArchivedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

const utf8Name = 0x0800
const deflated = 8
const version = 20

/**
 * A ZIP archive (PKWARE's APPNOTE 6.3, without its extensions) of a few files that fit into memory.
 * @param at when they were written; two seconds exact, in UTC
 */
export function zipArchive(files: readonly ArchivedFile[], at: Date): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes } of files) {
    const nameBytes = Buffer.from(name)
    const content = deflateRawSync(bytes)
    const facts = factsOf(bytes, content, nameBytes, at)
    const local = Buffer.concat([u32(0x04034b50), facts, u16(0), nameBytes, content])
    const place = [u16(0), u16(0), u16(0), u16(0), u32(0), u32(offset)]
    directory.push(Buffer.concat([u32(0x02014b50), u16(version), facts, ...place, nameBytes]))
    parts.push(local)
    offset += local.length
  }
  const listed = Buffer.concat(directory)
  const counts = [u16(0), u16(0), u16(files.length), u16(files.length)]
  const end = Buffer.concat([u32(0x06054b50), ...counts, u32(listed.length), u32(offset), u16(0)])
  return Buffer.concat([...parts, listed, end])
}

/** What a file's own header and the directory at the end both say of it. */
function factsOf(bytes: Uint8Array, content: Buffer, name: Buffer, at: Date): Buffer {
  const day = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  const sizes = [u32(crc32(bytes)), u32(content.length), u32(bytes.length), u16(name.length)]
  return Buffer.concat([u16(version), u16(utf8Name), u16(deflated), u16(time), u16(day), ...sizes])
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
