import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { bodyOf, deliveryHeader } from './chaos-workflows.js'
import { Random } from './random.js'

const patience = 8_000
const firstPause = 100
const longestPause = 1_000
const receiptSchema = z.object({ runId: z.string() })

/** Where deliveries go: the webhook of one installed workflow. */
export interface Address {
  readonly workflow: string
  readonly path: string
}

/** A delivery that was answered with 2xx. */
export interface Accepted {
  readonly id: string
  readonly workflow: string
  readonly runId: string
  /** Milliseconds since 1970, at the answer. */
  readonly at: number
}

/** Sends deliveries at a steady rate, each until it is accepted, however often the product is away. */
export class Sender {
  readonly accepted: Accepted[] = []
  /** Deliveries that were refused for a reason that trying again does not cure. */
  readonly refused: string[] = []
  /** How often a delivery was sent again. */
  again = 0
  private readonly origins: () => readonly string[]
  private readonly addresses: readonly Address[]
  private readonly random: Random
  /** Pauses come in the order in which answers do, so they draw from numbers of their own. */
  private readonly pauses: Random
  private readonly underWay = new Set<Promise<void>>()
  private stopped = false
  private count = 0

  constructor(origins: () => readonly string[], addresses: readonly Address[], random: Random) {
    this.origins = origins
    this.addresses = addresses
    this.random = random
    this.pauses = new Random(random.whole(0, 1_000_000))
  }

  /** Sends `rate` deliveries a second for `milliseconds`. */
  async send(name: string, rate: number, milliseconds: number): Promise<void> {
    const begin = performance.now()
    for (let elapsed = 0; elapsed < milliseconds; elapsed = performance.now() - begin) {
      for (const due = (elapsed * rate) / 1_000; this.count < due; ) this.begin(`${name}-${this.count}`)
      await delay(1_000 / rate)
    }
  }

  begin(id: string): void {
    const number = this.count
    this.count += 1
    const work = this.deliver(id, number, this.random.pick(this.addresses)).finally(() =>
      this.underWay.delete(work),
    )
    this.underWay.add(work)
  }

  /** Resolves once every delivery was answered for good; gives the rest up after `milliseconds`. */
  async settled(milliseconds: number): Promise<{ unanswered: number }> {
    const timer = setTimeout(() => {
      this.stopped = true
    }, milliseconds)
    while (this.underWay.size > 0 && !this.stopped) await delay(20)
    clearTimeout(timer)
    const unanswered = this.underWay.size
    this.stopped = true
    await Promise.all(this.underWay)
    return { unanswered }
  }

  private async deliver(id: string, number: number, { workflow, path }: Address): Promise<void> {
    for (let attempt = 1; !this.stopped; attempt += 1) {
      if (attempt > 1) {
        this.again += 1
        await delay(Math.min(longestPause, firstPause * attempt) * this.pauses.between(0.5, 1.5))
      }
      const origins = this.origins()
      const origin = origins[attempt % origins.length]
      const answer = await this.post(`${origin}${path}`, id, number).catch(() => undefined)
      if (answer === undefined || answer.status >= 500) continue
      const receipt = receiptSchema.safeParse(answer.body)
      if (answer.status < 300 && receipt.success) {
        this.accepted.push({ id, workflow, runId: receipt.data.runId, at: Date.now() })
      } else {
        this.refused.push(`${id}: ${answer.status} ${JSON.stringify(answer.body)}`)
      }
      return
    }
  }

  private async post(url: string, id: string, number: number) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [deliveryHeader]: id },
      body: JSON.stringify(bodyOf(id, number)),
      signal: AbortSignal.timeout(patience),
    })
    const body: unknown = await response.json()
    return { status: response.status, body }
  }
}
