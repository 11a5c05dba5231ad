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
