import { AsyncLocalStorage } from 'node:async_hooks'
import { isDatabaseUnreachable } from '../database/unreachable.js'

/** Sends many values at once; the answers are in the order of the values. */
export type Send<Value, Answer> = (values: Value[]) => Promise<Answer[]>

export interface CoalescerOptions<Value> {
  /** Of what no flush takes more than `heaviest`, unless a single value does; all weigh one where nothing is said. */
  readonly weigh?: (value: Value) => number
  readonly heaviest?: number
  /** How many flushes may be under way at once, where one is enough until so much waits for it. */
  readonly abreast?: { readonly flushes: number; readonly crowd: number }
  /** For how many milliseconds the first of a crowd waits for the others, instead of going ahead alone. */
  readonly gathering?: number
  /**
   * For how many milliseconds those who came during a flush wait for more, by how many it took and by who they are:
   * where each flush costs as much for many as for one, fewer flushes leave more time for all else. Nobody waits who
   * finds no flush under way.
   */
  readonly pause?: (milliseconds: number, waiting: readonly Value[]) => number
}

interface Waiter<Value, Answer> {
  readonly value: Value
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/**
 * Lets callers share round trips: while a flush is under way, what arrives meanwhile waits and shares the next.
 * Each caller gets its own answer. When a flush fails, it is halved until the value that spoils it stands alone.
 */
export class Coalescer<Value, Answer> {
  private waiting: Waiter<Value, Answer>[] = []
  private underWay = 0
  /** A flush is nobody's own: it belongs neither to the deed nor to the log of the first of its callers. */
  private readonly outside = AsyncLocalStorage.snapshot()

  /** @param most so many values go out at once */
  constructor(
    private readonly send: Send<Value, Answer>,
    private readonly most: number,
    private readonly options: CoalescerOptions<Value> = {},
  ) {}

  submit(value: Value): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ value, resolve, reject })
      if (!this.isFlushWanted(this.underWay)) return
      this.underWay += 1
      const { gathering = 0 } = this.options
      this.outside(() => {
        if (gathering > 0) setTimeout(() => void this.flush(), gathering)
        else queueMicrotask(() => void this.flush())
      })
    })
  }

  /** Whether those who wait want a flush beside the others that are under way. */
  private isFlushWanted(others: number): boolean {
    if (others === 0) return this.waiting.length > 0
    const { abreast, weigh = () => 1 } = this.options
    if (abreast === undefined || others >= abreast.flushes) return false
    return this.waiting.reduce((weight, { value }) => weight + weigh(value), 0) >= abreast.crowd
  }

  private async flush(): Promise<void> {
    while (this.isFlushWanted(this.underWay - 1)) {
      const begun = performance.now()
      await this.deliver(this.waiting.splice(0, this.nextSize()))
      const pause = this.pauseAfter(performance.now() - begun)
      if (pause > 0) await passing(pause)
    }
    this.underWay -= 1
  }

  private pauseAfter(milliseconds: number): number {
    const { pause } = this.options
    if (pause === undefined || this.waiting.length === 0 || this.nextSize() >= this.most) return 0
    return pause(
      milliseconds,
      this.waiting.map(({ value }) => value),
    )
  }

  private nextSize(): number {
    const { weigh = () => 1, heaviest = Number.POSITIVE_INFINITY } = this.options
    let weight = 0
    for (const [index, { value }] of this.waiting.entries()) {
      weight += weigh(value)
      if (index === this.most || (index > 0 && weight > heaviest)) return index
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
      // A database that is away is nobody's fault: no smaller batch would reach it.
      if (batch.length === 1 || isDatabaseUnreachable(error)) {
        for (const { reject } of batch) reject(error)
        return
      }
      const half = Math.ceil(batch.length / 2)
      await this.deliver(batch.slice(0, half))
      await this.deliver(batch.slice(half))
    }
  }
}

const passing = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
