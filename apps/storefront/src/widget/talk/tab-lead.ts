/** What tabs of one conversation tell each other. */
export interface TabLine<Message> {
  tell(message: Message): void
  close(): void
}

/** A line to the other tabs of this browser on this site. Without one, each tab finds out by itself. */
export function openTabLine<Message>(name: string, hear: (message: Message) => void): TabLine<Message> {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => {}, close: () => {} }
  const channel = new BroadcastChannel(name)
  channel.onmessage = ({ data }) => hear(data)
  return { tell: (message) => channel.postMessage(message), close: () => channel.close() }
}

/**
 * Calls `lead` in one tab at a time: a browser opens only a few connections to a shop, and one stream serves all its
 * tabs. Where a site cannot lock (it is on plain http), every tab leads while it is looked at.
 * @param lead begins, and answers how to stop
 * @returns stops leading, or waiting for it
 */
export function leadOneTab(name: string, lead: () => () => void): () => void {
  if (navigator.locks === undefined) return leadWhileVisible(lead)
  const stopping = new AbortController()
  const { signal } = stopping
  const holdLead = async () => {
    const stop = lead()
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
    stop()
  }
  // It fails where it still waits for its turn when it is stopped.
  navigator.locks.request(name, { signal }, holdLead).catch(() => {})
  return () => stopping.abort()
}

function leadWhileVisible(lead: () => () => void): () => void {
  const stopping = new AbortController()
  let stop: (() => void) | null = null
  const look = () => {
    if (document.visibilityState === 'visible') stop ??= lead()
    else {
      stop?.()
      stop = null
    }
  }
  document.addEventListener('visibilitychange', look, { signal: stopping.signal })
  look()
  return () => {
    stopping.abort()
    stop?.()
  }
}
