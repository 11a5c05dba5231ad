import { byItself } from '../deeds/deed-under-way.js'

/** Sends many values at once; the answers are in the order of the values. */
export type Send<Value, Answer> = (values: Value[]) => Promise<Answer[]>

interface Waiter<Value, Answer> {
  readonly value: Value
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/**
 * Lets callers share round trips: while one flush is under way, what arrives meanwhile waits and shares the next.
 * Each caller gets its own answer. When a flush fails, it is halved until the value that spoils it stands alone.
 */
export class Coalescer<Value, Answer> {
  private waiting: Waiter<Value, Answer>[] = []
  private flushing = false

  /**
   * @param isAboutOne whether an error may be the fault of a single value, so that the others deserve another try
   * @param weigh of what no flush takes more than `heaviest`, unless a single value does
   * @param gathering for how many milliseconds the first of a crowd waits for the others, instead of going ahead alone
   */
  constructor(
    private readonly send: Send<Value, Answer>,
    private readonly most: number,
    private readonly isAboutOne: (error: unknown) => boolean = () => true,
    private readonly weigh: (value: Value) => number = () => 0,
    private readonly heaviest = Number.POSITIVE_INFINITY,
    private readonly gathering = 0,
  ) {}

  submit(value: Value): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ value, resolve, reject })
      if (this.flushing) return
      this.flushing = true
      // A flush is nobody's own: what it does is no part of what the first of its callers does.
      byItself(() => {
        if (this.gathering > 0) setTimeout(() => void this.flush(), this.gathering)
        else queueMicrotask(() => void this.flush())
      })
    })
  }

  private async flush(): Promise<void> {
    while (this.waiting.length > 0) await this.deliver(this.waiting.splice(0, this.nextSize()))
    this.flushing = false
  }

  private nextSize(): number {
    let weight = 0
    for (const [index, { value }] of this.waiting.entries()) {
      weight += this.weigh(value)
      if (index === this.most || (index > 0 && weight > this.heaviest)) return index
    }
    return this.waiting.length
  }

  private async deliver(batch: Waiter<Value, Answer>[]): Promise<void> {
    try {
      const answers = await this.send(batch.map(({ value }) => value))
      batch.forEach((waiter, index) => {
        const answer = answers[index]
        if (answer === undefined) waiter.reject(new Error('The flush gave no answer.'))
        else waiter.resolve(answer)
      })
    } catch (error) {
      if (batch.length === 1 || !this.isAboutOne(error)) {
        for (const { reject } of batch) reject(error)
        return
      }
      const half = Math.ceil(batch.length / 2)
      await this.deliver(batch.slice(0, half))
      await this.deliver(batch.slice(half))
    }
  }
}
