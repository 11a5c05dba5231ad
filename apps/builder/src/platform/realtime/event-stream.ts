import { changeSchema, type Signal } from './change'

const reconnectAfter = 3_000

/**
 * Holds one server-sent event stream open, and resumes it after `position` when it was lost.
 * The browser reconnects by itself after a lost connection; it gives up after an HTTP error, and then we try again.
 */
export function openEventStream(from: string | undefined, emit: (signal: Signal) => void): () => void {
  let position = from
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const take = (event: MessageEvent<string>) => {
    if (event.lastEventId !== '') position = event.lastEventId
    const change = changeSchema.safeParse(JSON.parse(event.data))
    if (change.success) emit({ kind: 'change', change: change.data, position: position ?? '' })
  }
  const open = () => {
    const query = position === undefined ? '' : `?lastEventId=${encodeURIComponent(position)}`
    source = new EventSource(`/api/v1/stream${query}`)
    source.onopen = () => emit({ kind: 'connection', connection: 'connected' })
    source.onmessage = take
    source.addEventListener('change', take)
    source.addEventListener('reset', (event) => {
      position = event.lastEventId || undefined
      emit({ kind: 'reset' })
    })
    source.onerror = () => {
      emit({ kind: 'connection', connection: 'disconnected' })
      if (source?.readyState !== EventSource.CLOSED) return
      clearTimeout(timer)
      timer = setTimeout(open, reconnectAfter)
    }
  }

  emit({ kind: 'connection', connection: 'connecting' })
  open()
  return () => {
    clearTimeout(timer)
    source?.close()
  }
}
