import { fileNameOf } from '../../workflows/files/export-file'

/** Hands everything about a person to the reader as a file. @param name of the person */
export function handOut(archive: Blob, name: string): void {
  const address = URL.createObjectURL(archive)
  const link = document.createElement('a')
  link.href = address
  link.download = fileNameOf(`${name} ${new Date().toISOString().slice(0, 10)}`).replace(/\.json$/, '.zip')
  link.click()
  // Not before the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
