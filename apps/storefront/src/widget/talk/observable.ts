/** A value that others look at, and hear of when it becomes another. */
export class Observable<Value extends object> {
  private readonly listeners = new Set<() => void>()

  constructor(private current: Value) {}

  get value(): Value {
    return this.current
  }

  change(part: Partial<Value>): void {
    this.current = { ...this.current, ...part }
    for (const listener of this.listeners) listener()
  }

  listen(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}
