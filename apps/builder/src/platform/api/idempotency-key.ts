import { useCallback, useState } from 'react'

/**
 * A key for one deed of the reader: kept while the same contents are sent again, renewed with other contents,
 * so that pressing a button twice, or again after a lost answer, does the thing once.
 */
export function useIdempotencyKey(): (contents: unknown) => string {
  const [keys] = useState(() => new Map<string, string>())
  return useCallback(
    (contents: unknown) => {
      const text = JSON.stringify(contents) ?? ''
      const key = keys.get(text) ?? randomKey()
      keys.set(text, key)
      return key
    },
    [keys],
  )
}

// `crypto.randomUUID` is missing on plain http outside of localhost.
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
