/** At the latest after this many milliseconds, however busy the page is. */
const patience = 2_000

/** Runs `work` when what is on the screen needs nothing more; answers how to call it off. */
export function whenIdle(work: () => void): () => void {
  // Safari has no idle callbacks.
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(work, 200)
    return () => clearTimeout(timer)
  }
  const request = requestIdleCallback(work, { timeout: patience })
  return () => cancelIdleCallback(request)
}

/** Resolves when what is on the screen needs nothing more. */
export const idle = (): Promise<void> => new Promise((resolve) => void whenIdle(resolve))
