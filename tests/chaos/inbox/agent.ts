import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import type { Random } from '../random.js'
import { Persistent } from './surely.js'

export const entrySchema = z.looseObject({
  id: z.string(),
  position: z.int(),
  kind: z.string(),
  state: z.string(),
  author: z.looseObject({ type: z.string() }),
  content: z.looseObject({ type: z.string(), text: z.string().optional() }),
})
export type SeenEntry = z.infer<typeof entrySchema>

const pageSchema = z.object({ entries: z.array(entrySchema), version: z.int(), more: z.boolean() })

/** What a client that only asks for changes has put together of one conversation. */
export class Follower {
  readonly seen = new Map<number, SeenEntry>()
  readonly conversationId: string
  private readonly person: Persistent
  private version = 0

  constructor(person: Persistent, conversationId: string) {
    this.person = person
    this.conversationId = conversationId
  }

  async catchUp(limit: number): Promise<void> {
    for (let more = true; more; ) {
      const path = `/api/v1/conversations/${this.conversationId}/entries?changedAfter=${this.version}&limit=${limit}`
      const answer = await this.person.send('GET', path)
      if (answer === undefined) return
      const page = pageSchema.parse(answer.body)
      for (const entry of page.entries) this.seen.set(entry.position, entry)
      this.version = page.version
      more = page.more
    }
  }

  log(): SeenEntry[] {
    return [...this.seen.values()].toSorted((one, other) => one.position - other.position)
  }
}

/** A member of staff who answers in several conversations and looks at what is new in them. */
export class Agent {
  /** By conversation: their texts in the order in which they were written. */
  readonly wrote = new Map<string, string[]>()
  readonly name: string
  readonly person: Persistent
  followers: Follower[] = []
  private readonly random: Random

  /** @param headers of a session, which outlives the server */
  constructor(origin: () => string, headers: Record<string, string>, name: string, random: Random) {
    this.name = name
    this.random = random
    this.person = new Persistent(origin, () => headers, random)
  }

  follow(conversationIds: readonly string[]): void {
    this.followers = conversationIds.map((id) => new Follower(this.person, id))
  }

  async talk(isOver: () => boolean): Promise<void> {
    for (let turn = 0; !isOver() || turn === 0; turn += 1) {
      for (const follower of this.followers) {
        await follower.catchUp(this.random.whole(1, 10))
        const { conversationId } = follower
        const text = `${this.name} ${turn}: it is on its way.`
        const sent = await this.person.send('POST', `/api/v1/conversations/${conversationId}/replies`, {
          clientKey: randomUUID(),
          text,
          seenPosition: 0,
          force: true,
        })
        if (sent !== undefined)
          this.wrote.set(conversationId, [...(this.wrote.get(conversationId) ?? []), text])
      }
      await delay(this.random.between(50, 400))
    }
  }
}
