import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import type { Random } from '../random.js'
import { Persistent } from './surely.js'

const site = { origin: 'https://blog.example', 'sec-fetch-site': 'cross-site' }
const begunSchema = z.object({ token: z.string(), conversationId: z.string() })
const newsSchema = z.looseObject({
  version: z.int().optional(),
  entries: z.array(z.looseObject({ position: z.int(), from: z.string() })).default([]),
})

/** A customer with the chat open: writes, and hears the stream, which is opened anew whenever it ends. */
export class Customer {
  /** Their texts in the order in which they were written. */
  readonly wrote: string[] = []
  /** Positions of what the shop said, in the order in which it came to be heard. */
  readonly heard: number[] = []
  conversationId = ''
  readonly name: string
  private readonly origin: () => string
  private readonly random: Random
  readonly person: Persistent
  private token = ''
  private version = 0
  private readonly ending = new AbortController()
  private listening: Promise<void> = Promise.resolve()

  constructor(origin: () => string, name: string, random: Random) {
    this.origin = origin
    this.name = name
    this.random = random
    this.person = new Persistent(origin, () => this.headers(), random)
  }

  async come(): Promise<void> {
    const answer = await this.person.send('POST', '/api/v1/chat/sessions', {
      clientKey: randomUUID(),
      name: this.name,
      email: `${this.name}@example.com`,
      language: 'en',
    })
    const { token, conversationId } = begunSchema.parse(answer?.body)
    this.token = token
    this.conversationId = conversationId
    this.listening = this.listen()
  }

  /** Writes until `isOver`, one after the other as a person does. */
  async talk(isOver: () => boolean): Promise<void> {
    for (let turn = 0; !isOver() || turn === 0; turn += 1) {
      const text = `${this.name} ${turn}: where is my order?`
      const sent = await this.person.send('POST', '/api/v1/chat/messages', { clientKey: randomUUID(), text })
      if (sent !== undefined) this.wrote.push(text)
      await delay(this.random.between(50, 500))
    }
  }

  async leave(): Promise<void> {
    this.ending.abort()
    this.person.stopped = true
    await this.listening
  }

  private headers(): Record<string, string> {
    return this.token === '' ? site : { ...site, authorization: `Bearer ${this.token}` }
  }

  private async listen(): Promise<void> {
    const { signal } = this.ending
    while (!signal.aborted) {
      await this.hear(signal).catch(() => undefined)
      await delay(200)
    }
  }

  private async hear(signal: AbortSignal): Promise<void> {
    const url = `${this.origin()}/api/v1/chat/stream?changedAfter=${this.version}`
    const response = await fetch(url, { headers: this.headers(), signal })
    if (!response.ok || response.body === null) return
    let pending = ''
    const decoder = new TextDecoder()
    for await (const bytes of response.body) {
      const blocks = (pending + decoder.decode(bytes, { stream: true })).split('\n\n')
      pending = blocks.pop() ?? ''
      for (const block of blocks) if (block.startsWith('data: ')) this.take(JSON.parse(block.slice(6)))
    }
  }

  private take(said: unknown): void {
    const { version, entries } = newsSchema.parse(said)
    this.version = version ?? this.version
    for (const { position, from } of entries) {
      if (from === 'shop' && !this.heard.includes(position)) this.heard.push(position)
    }
  }
}
