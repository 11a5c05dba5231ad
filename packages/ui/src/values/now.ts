import { useSyncExternalStore } from 'react'

const interval = 20_000
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const notify of listeners) notify()
  }, interval)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

const read = () => {
  if (timer === undefined) now = Date.now()
  return now
}

/** The present, to some seconds; one timer serves every place that shows an age. */
export const useNow = (): number => useSyncExternalStore(subscribe, read)
