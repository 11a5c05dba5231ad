import { type Signal, signalSchema } from './change'
import { openEventStream } from './event-stream'

const name = 'counterflow.stream'

/**
 * One stream for all tabs of a browser, which opens only six connections to a host over HTTP/1.1: the tab that
 * holds the Web Lock shares its stream over a BroadcastChannel; when it closes, the next tab takes over where it
 * ended. Without these (plain http outside of localhost has no Web Locks) every tab holds its own.
 */
export function openSharedStream(receive: (signal: Signal) => void): () => void {
  if (!('locks' in navigator) || !('BroadcastChannel' in globalThis)) {
    return openEventStream(undefined, receive)
  }
  const channel = new BroadcastChannel(name)
  const stop = new AbortController()
  let position: string | undefined
  let latest: Signal | undefined
  let leads = false

  const note = (signal: Signal) => {
    if (signal.kind === 'change') position = signal.position
    if (signal.kind === 'connection') latest = signal
    if (signal.kind !== 'who-leads') receive(signal)
  }
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const signal = signalSchema.safeParse(data)
    if (!signal.success) return
    if (signal.data.kind === 'who-leads' && leads && latest !== undefined) channel.postMessage(latest)
    note(signal.data)
  }
  channel.postMessage({ kind: 'who-leads' } satisfies Signal)

  void navigator.locks
    .request(name, { signal: stop.signal }, () => {
      leads = true
      return new Promise<void>((resolve) => {
        const close = openEventStream(position, (signal) => {
          note(signal)
          channel.postMessage(signal)
        })
        stop.signal.addEventListener('abort', () => {
          close()
          resolve()
        })
      })
    })
    .catch((error: unknown) => {
      // Closing the page while it waits for the lock aborts the request; that is no error.
      if (!stop.signal.aborted) throw error
    })

  return () => {
    stop.abort()
    channel.close()
  }
}
