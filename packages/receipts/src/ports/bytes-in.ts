/** Bytes that come from a printer in portions, to be taken one by one by whoever waits for one, and not for ever. */
export class BytesIn {
  readonly #bytes: number[] = []
  #reading: Promise<void> | undefined

  /** @param receive the next portion; empty or rejected when nothing comes any more. */
  constructor(private readonly receive: () => Promise<Uint8Array>) {}

  /** The next byte; undefined when none comes within `patience` milliseconds. */
  async take(patience: number): Promise<number | undefined> {
    const first = this.#bytes.shift()
    if (first !== undefined) return first
    // A portion that was asked for cannot be given back: it is waited for again by the next one who wants a byte.
    this.#reading ??= this.#read()
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patience)
    })
    await Promise.race([this.#reading, late])
    clearTimeout(timer)
    return this.#bytes.shift()
  }

  async #read(): Promise<void> {
    try {
      this.#bytes.push(...(await this.receive()))
    } catch {
      // Whoever writes next is told that the printer is gone.
    } finally {
      this.#reading = undefined
    }
  }
}
