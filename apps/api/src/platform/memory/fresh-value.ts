/** Remembers what `read` answered for `milliseconds`; callers in between share it. */
export class FreshValue<Value> {
  private value: Promise<Value> | undefined
  private since = 0

  constructor(
    private readonly read: () => Promise<Value>,
    private readonly milliseconds: number,
  ) {}

  get(): Promise<Value> {
    const now = Date.now()
    if (this.value !== undefined && now - this.since < this.milliseconds) return this.value
    const reading = this.read()
    this.value = reading
    this.since = now
    reading.catch(() => {
      if (this.value === reading) this.value = undefined
    })
    return reading
  }
}
