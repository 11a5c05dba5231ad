import { useCallback, useRef, useState } from 'react'

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

/**
 * The same for a deed that somebody may decline for good, as a bank does with a card: the same key would answer the old
 * no again, so that trying again after it is another deed.
 */
export function useAttemptKey(): { keyFor: (contents: unknown) => string; noteDecline: () => void } {
  const keyForContents = useIdempotencyKey()
  const declined = useRef(0)
  const keyFor = useCallback(
    (contents: unknown) => keyForContents([declined.current, contents]),
    [keyForContents],
  )
  const noteDecline = useCallback(() => {
    declined.current += 1
  }, [])
  return { keyFor, noteDecline }
}

// `crypto.randomUUID` is missing on plain http outside of localhost.
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
