import { setTimeout as delay } from 'node:timers/promises'
import type { Random } from '../random.js'

const patience = 8_000
const longestPause = 1_000

/** What an answer said that came through. */
export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** A person who does not give up: each thing is sent until it is answered, however often the product is away. */
export class Persistent {
  /** What was refused for a reason that trying again does not cure. */
  readonly refused: string[] = []
  /** How often something was sent again. */
  again = 0
  stopped = false
  private readonly origin: () => string
  private readonly headers: () => Record<string, string>
  private readonly random: Random

  constructor(origin: () => string, headers: () => Record<string, string>, random: Random) {
    this.origin = origin
    this.headers = headers
    this.random = random
  }

  /** Undefined when it was refused for good, or given up. */
  async send(method: string, path: string, body?: object): Promise<Answer | undefined> {
    for (let attempt = 1; !this.stopped; attempt += 1) {
      const answer = await this.once(method, path, body).catch(() => undefined)
      if (answer !== undefined && answer.status < 300) {
        // Some answers are lost on the way, after all was done.
        if (method === 'GET' || attempt > 1 || this.random.next() > 0.15) return answer
      } else if (answer !== undefined && answer.status < 500 && answer.status !== 429) {
        this.refused.push(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
        return undefined
      }
      this.again += 1
      await delay(Math.min(longestPause, 100 * attempt) * this.random.between(0.5, 1.5))
    }
    return undefined
  }

  private async once(method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(`${this.origin()}${path}`, {
      method,
      headers: { ...this.headers(), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      signal: AbortSignal.timeout(patience),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
  }
}
