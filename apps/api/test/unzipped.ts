import { inflateRawSync } from 'node:zlib'

const localHeader = 0x04034b50
const headerLength = 30

/** The texts of the files of a ZIP archive, by their names. */
export function unzipped(archive: Buffer): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  let place = 0
  while (archive.readUInt32LE(place) === localHeader) {
    const size = archive.readUInt32LE(place + 18)
    const nameEnd = place + headerLength + archive.readUInt16LE(place + 26)
    const contentStart = nameEnd + archive.readUInt16LE(place + 28)
    const name = archive.subarray(place + headerLength, nameEnd).toString()
    files.set(name, inflateRawSync(archive.subarray(contentStart, contentStart + size)).toString())
    place = contentStart + size
  }
  return files
}
