import type { ConversationEntry } from '@counterflow/core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import {
  entriesSchema,
  startBeside,
  startInbox,
  testChannel,
  Visitor,
} from '../../../test/inbox-application.js'
import type { ShopApplication } from '../../../test/shop-application.js'
import { Transactions } from '../../platform/database/transactions.js'
import type { TestApplication } from '../../platform/http/test-application.js'
import { InboxWork } from '../inbox-work.js'
import { MessageTopics } from '../labelling/message-topics.js'
import { Replies } from './replies.js'

const rounds = 8
const patience = { timeout: 30_000, interval: 50 }

let shop: ShopApplication
let owner: Record<string, string>
let beside: TestApplication | undefined
const carried: ConversationEntry[] = []

/** Lets a process send, and lets it judge without the model. */
function begin(process: TestApplication): void {
  testChannel(process, carried)
  const topics = process.application.get(MessageTopics)
  vi.spyOn(topics, 'judgeEach').mockImplementation(async (texts) =>
    texts.map(() => ({ topic: 'returns', probability: 0.9 })),
  )
  process.application.get(InboxWork).start()
}

beforeAll(async () => {
  shop = await startInbox()
  owner = await shop.staff('owner')
  begin(shop)
  beside = await startBeside(shop)
  begin(beside)
})
afterAll(async () => {
  await beside?.close()
  await shop?.close()
})

/** What a client that only asks for changes has put together, and where it has come to. */
class Follower {
  readonly seen = new Map<number, ConversationEntry>()
  private version = 0

  constructor(private readonly conversationId: string) {}

  async catchUp(limit: number): Promise<void> {
    for (let more = true; more; ) {
      const path = `/api/v1/conversations/${this.conversationId}/entries?changedAfter=${this.version}&limit=${limit}`
      const answer = entriesSchema.parse((await shop.send(owner, 'GET', path)).body)
      for (const entry of answer.entries) this.seen.set(entry.position, entry)
      this.version = answer.version
      more = answer.more
    }
  }
}

it('loses, doubles and reorders nothing between two customers, two agents, and processes that end', async () => {
  const visitors = [await Visitor.come(shop, 'Ada'), await Visitor.come(shop, 'Grace')]
  const followers = visitors.map(({ conversationId }) => new Follower(conversationId))
  /** The process that takes what comes: the other one ends in the middle, and another takes its place. */
  const processes: TestApplication[] = [shop, ...(beside === undefined ? [] : [beside])]
  const someProcess = (turn: number) => processes[turn % processes.length] ?? shop

  /** Sends one thing until it is answered; every third answer is lost on the way, so that it is sent again. */
  async function surely(turn: number, send: (process: TestApplication) => Promise<unknown>): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await send(attempt === 0 ? someProcess(turn) : shop)
        if (turn % 3 > 0 || attempt > 0) return
      } catch (error) {
        if (attempt > 3) throw error
      }
    }
  }

  async function customer(visitor: Visitor, name: string): Promise<void> {
    for (let turn = 0; turn < rounds; turn += 1) {
      const key = uuidv7()
      await surely(turn, (process) => visitor.write(`${name} ${turn}`, key, new Date(), process))
    }
  }

  async function agent(visitor: Visitor, name: string): Promise<void> {
    const actor = { type: 'staff' as const, id: uuidv7(), name, permissions: [], language: null }
    for (let turn = 0; turn < rounds; turn += 1) {
      const clientKey = uuidv7()
      const content = { type: 'text' as const, text: `${name} ${turn}` }
      const request = { conversationId: visitor.conversationId, content, clientKey, actor, holdSeconds: 0 }
      await surely(turn, ({ application }) =>
        application
          .get(Transactions)
          .run((transaction) => application.get(Replies).reply(transaction, request)),
      )
    }
  }

  async function follow(): Promise<void> {
    for (let turn = 0; turn < 6; turn += 1) for (const follower of followers) await follower.catchUp(3)
  }

  async function restart(): Promise<void> {
    const ended = processes.pop()
    await ended?.close()
    beside = await startBeside(shop)
    begin(beside)
    processes.push(beside)
  }

  await Promise.all([
    ...visitors.flatMap((visitor, index) => [
      customer(visitor, `customer ${index}`),
      agent(visitor, 'Minji'),
      agent(visitor, 'Jun'),
    ]),
    follow(),
    restart(),
  ])

  for (const [index, { conversationId }] of visitors.entries()) {
    const path = `/api/v1/conversations/${conversationId}/entries?changedAfter=0&limit=200`
    const read = async () => entriesSchema.parse((await shop.send(owner, 'GET', path)).body).entries
    const unsent = async () => (await read()).filter(({ state }) => state !== 'sent').length
    await expect.poll(unsent, patience).toBe(0)
    const labelled = async () => (await read()).filter(({ topic }) => topic?.topic === 'returns').length
    await expect.poll(labelled, patience).toBe(rounds)

    const log = await read()
    expect(log.map(({ position }) => position)).toEqual(log.map((_, place) => place + 1))
    const said = log.map(({ content }) => (content.type === 'text' ? content.text : ''))
    for (const name of [`customer ${index}`, 'Minji', 'Jun']) {
      const theirs = said.filter((text) => text.startsWith(`${name} `))
      expect(theirs).toEqual(Array.from({ length: rounds }, (_, turn) => `${name} ${turn}`))
    }
    await followers[index]?.catchUp(200)
    expect([...(followers[index]?.seen.values() ?? [])].toSorted((a, b) => a.position - b.position)).toEqual(
      log,
    )
    const ids = new Set(log.map(({ id }) => id))
    const arrived = carried.filter(({ id }) => ids.has(id)).map(({ position }) => position)
    expect(arrived).toEqual(
      log.filter(({ author }) => author.type === 'staff').map(({ position }) => position),
    )
  }
})
