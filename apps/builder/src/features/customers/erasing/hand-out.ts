import type { Schemas } from '@counterflow/api-client'
import { fileNameOf } from '../../workflows/files/export-file'

/** Hands everything about a person to the reader as a file. */
export function handOut(data: Schemas['PersonalExport'], name: string): void {
  const text = `${JSON.stringify(data, null, 2)}\n`
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileNameOf(`${name} ${data.exportedAt.slice(0, 10)}`)
  link.click()
  // Not before the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
