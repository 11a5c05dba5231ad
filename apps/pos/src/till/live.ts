import { useSyncExternalStore } from 'react'

/** A value that changes, and tells so. What is read is the same object until it has changed. */
export interface Live<Value> {
  read(): Value
  /** Answers with what ends the following. */
  follow(listener: () => void): () => void
}

/** A live value that is kept here. */
export class Kept<Value> implements Live<Value> {
  private readonly listeners = new Set<() => void>()

  constructor(private value: Value) {}

  readonly read = (): Value => this.value

  readonly follow = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  set(value: Value): void {
    if (Object.is(value, this.value)) return
    this.value = value
    for (const listener of [...this.listeners]) listener()
  }
}

/** Draws a component anew whenever `live` changes. */
export function useLive<Value>(live: Live<Value>): Value {
  return useSyncExternalStore(live.follow, live.read)
}

/**
 * The same for a part of it: the component is drawn anew only when that part changes.
 * @param partOf answers with the same as before where nothing has changed: a number, say, and no object that it makes
 */
export function useLivePart<Value, Part>(live: Live<Value>, partOf: (value: Value) => Part): Part {
  return useSyncExternalStore(live.follow, () => partOf(live.read()))
}
