import { useEffect } from 'react'
import type { Till } from '../till/till'

/** Loads what nobody needs before they have typed their PIN, once the page that asks for it is drawn. */
export function useRestOf({ records }: Till): void {
  useEffect(
    () =>
      whenIdle(() => {
        void records.readRest()
        void import('../selling/SellPage')
      }),
    [records],
  )
}

function whenIdle(work: () => void): () => void {
  // Safari has no idle time to tell of.
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(work, 300)
    return () => clearTimeout(timer)
  }
  const request = requestIdleCallback(work, { timeout: 1_000 })
  return () => cancelIdleCallback(request)
}
