import {
  ClassificationFailedError,
  ClassifierBusyError,
  ClassifierUnavailableError,
} from './classifier-errors.js'
import { type Deferred, deferred } from './deferred.js'
import type { ModelProcess } from './worker/model-process.js'

/** What the model says of one text. */
export interface Judged {
  readonly shares: readonly number[]
  readonly modelVersion: string
}

interface Waiting extends Deferred<Judged> {
  readonly text: string
  tries: number
}

const mostTogether = 32
/** A message that ended the process so often is to blame itself. */
const mostTries = 3

/**
 * Messages that wait for the process, which takes them in batches. When the process ends, those that it had are tried
 * again one by one in a new one, so that a message that ends it takes no other with it.
 */
export class MessageQueue {
  readonly #start: () => Promise<ModelProcess>
  readonly #mostWaiting: number
  #waiting: Waiting[] = []
  readonly #restsAfter: number | undefined
  #model: Promise<ModelProcess> | undefined
  #resting: NodeJS.Timeout | undefined
  #working = false
  #closed = false

  /** @param restsAfter how long the process is kept with nothing to do, in milliseconds; for ever when undefined */
  constructor(start: () => Promise<ModelProcess>, mostWaiting: number, restsAfter?: number | undefined) {
    this.#start = start
    this.#mostWaiting = mostWaiting
    this.#restsAfter = restsAfter
  }

  judge(text: string): Promise<Judged> {
    if (this.#closed) return Promise.reject(new ClassifierUnavailableError('it was closed.'))
    if (this.#waiting.length >= this.#mostWaiting) {
      return Promise.reject(new ClassifierBusyError(this.#waiting.length))
    }
    const waiting: Waiting = { ...deferred<Judged>(), text, tries: 0 }
    this.#waiting.push(waiting)
    void this.#work()
    return waiting.promise
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#resting)
    this.#refuseAll(new ClassifierUnavailableError('it was closed.'))
    const model = await this.#model?.catch(() => undefined)
    await model?.close()
  }

  async #work(): Promise<void> {
    if (this.#working) return
    this.#working = true
    clearTimeout(this.#resting)
    // What is asked in the same turn goes together.
    await Promise.resolve()
    while (this.#waiting.length > 0) {
      const model = await this.#running()
      if (model) await this.#judgeTogether(model, this.#nextBatch())
    }
    this.#working = false
    if (this.#restsAfter !== undefined && !this.#closed) {
      this.#resting = setTimeout(() => void this.#rest(), this.#restsAfter).unref()
    }
  }

  /** A model that nobody asks takes a hundred megabytes. One that could not be started is not tried again by this. */
  async #rest(): Promise<void> {
    const resting = this.#model
    const model = await resting?.catch(() => undefined)
    if (model === undefined || this.#working || this.#model !== resting) return
    this.#model = undefined
    await model.close()
  }

  async #running(): Promise<ModelProcess | undefined> {
    this.#model ??= this.#start()
    try {
      return await this.#model
    } catch (error) {
      // It stays unavailable until the classifier is opened again: trying with each message would cost each a start.
      this.#refuseAll(error)
      return undefined
    }
  }

  /** Neighbours in the queue; one that has failed goes alone. */
  #nextBatch(): Waiting[] {
    const ordinary = this.#waiting.findIndex(({ tries }) => tries > 0)
    const count = ordinary === 0 ? 1 : ordinary === -1 ? mostTogether : Math.min(ordinary, mostTogether)
    return this.#waiting.splice(0, count)
  }

  async #judgeTogether(model: ModelProcess, batch: readonly Waiting[]): Promise<void> {
    try {
      const { shares, modelVersion } = await model.judge(batch.map(({ text }) => text))
      for (const [index, waiting] of batch.entries()) {
        waiting.resolve({ shares: shares[index] ?? [], modelVersion })
      }
    } catch {
      this.#model = undefined
      await model.close().catch(() => undefined)
      for (const waiting of batch) waiting.tries += 1
      for (const waiting of batch.filter(({ tries }) => tries >= mostTries)) {
        waiting.reject(new ClassificationFailedError())
      }
      if (this.#closed)
        for (const waiting of batch) waiting.reject(new ClassifierUnavailableError('it was closed.'))
      else this.#waiting.unshift(...batch.filter(({ tries }) => tries < mostTries))
    }
  }

  #refuseAll(error: unknown): void {
    const refused = this.#waiting
    this.#waiting = []
    for (const waiting of refused) waiting.reject(error)
  }
}
