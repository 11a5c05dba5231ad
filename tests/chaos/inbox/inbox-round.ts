import { setTimeout as delay } from 'node:timers/promises'
import type { ChaosPlace } from '../chaos-place.js'
import { beginFaults } from '../fault-strikes.js'
import { Random } from '../random.js'
import type { RoundShape } from '../round-shape.js'
import { signedInHeaders } from '../shop.js'
import { Agent, Follower } from './agent.js'
import { Customer } from './customer.js'
import { brokenPromises } from './verdict.js'

/** What a round of talking came to. */
export interface InboxRound {
  readonly seed: number
  readonly faults: readonly string[]
  readonly messages: number
  readonly sentAgain: number
  readonly milliseconds: number
  readonly complaints: readonly string[]
}

const quietWithin = 120_000

/** Two customers and two agents talk while faults strike; then the logs of all four are held against each other. */
export async function playInboxRound(
  place: ChaosPlace,
  seed: number,
  shape: RoundShape,
): Promise<InboxRound> {
  const begun = performance.now()
  const random = new Random(seed)
  const draw = () => new Random(random.whole(0, 1_000_000_000))
  const origin = () => random.pick(place.serving()).url
  const [first] = place.serving()
  if (first === undefined) throw new Error('Nobody serves.')
  const headers = await signedInHeaders(first.url, first.data)
  const customers = [
    new Customer(origin, `ada-${seed}`, draw()),
    new Customer(origin, `grace-${seed}`, draw()),
  ]
  const agents = ['minji', 'jun'].map((name) => new Agent(origin, headers, `${name}-${seed}`, draw()))
  for (const customer of customers) await customer.come()
  for (const agent of agents) agent.follow(customers.map(({ conversationId }) => conversationId))

  const strikes = beginFaults(place, random, seed, shape)
  let healed = false
  const isOver = () => healed && performance.now() - begun > strikes.length
  const complaints: string[] = []
  const talking = [...customers, ...agents].map((one) => one.talk(isOver))
  await strikes.over
  healed = true
  const stuck = setTimeout(() => {
    for (const { person } of [...customers, ...agents]) person.stopped = true
    complaints.push('somebody never got an answer')
  }, quietWithin)
  await Promise.all(talking)
  clearTimeout(stuck)

  for (const customer of customers) {
    const [agent] = agents
    if (agent === undefined) continue
    const judge = async () =>
      evidenceOf(customer, agents, new Follower(agent.person, customer.conversationId))
    let broken = await judge()
    // Answers are held for some seconds, and labels and streams follow.
    for (const until = Date.now() + quietWithin; broken.length > 0 && Date.now() < until; ) {
      await delay(300)
      broken = await judge()
    }
    complaints.push(...broken)
  }
  complaints.push(...(await unlabelled(place, customers)))
  for (const customer of customers) await customer.leave()
  const people = [...customers, ...agents].map(({ person }) => person)
  const deaths = place.processes.flatMap((process) => process.deaths.splice(0))
  return {
    seed,
    faults: strikes.faults,
    messages:
      customers.reduce((total, { wrote }) => total + wrote.length, 0) +
      agents.reduce((total, { wrote }) => total + [...wrote.values()].flat().length, 0),
    sentAgain: people.reduce((total, { again }) => total + again, 0),
    milliseconds: performance.now() - begun,
    complaints: [...strikes.missed, ...complaints, ...people.flatMap(({ refused }) => refused), ...deaths],
  }
}

async function evidenceOf(customer: Customer, agents: readonly Agent[], anew: Follower): Promise<string[]> {
  const { conversationId, wrote, heard } = customer
  const followers = agents.flatMap(({ followers: of }) =>
    of.filter((one) => one.conversationId === conversationId),
  )
  for (const follower of [anew, ...followers]) await follower.catchUp(200)
  const writers = new Map<string, readonly string[]>([[customer.name, wrote]])
  for (const agent of agents) writers.set(agent.name, agent.wrote.get(conversationId) ?? [])
  return brokenPromises({
    name: conversationId,
    log: anew.log(),
    wrote: writers,
    followed: followers.map((follower) => follower.log()),
    heard,
  })
}

/** Every message of a customer is judged in the end, whatever has happened to the classifier. */
async function unlabelled({ database }: ChaosPlace, customers: readonly Customer[]): Promise<string[]> {
  const ids = customers.map(({ conversationId }) => conversationId)
  let left = Number.POSITIVE_INFINITY
  for (const until = Date.now() + quietWithin; left > 0 && Date.now() < until; await delay(200)) {
    const rows = await database.pool`
      select count(*)::int as count from conversation_entries
       where conversation_id = any(${ids}::uuid[]) and author_type = 'customer' and kind = 'message'
         and topic_by is null`.catch(() => [])
    left = Number(rows[0]?.count ?? left)
  }
  return left === 0 ? [] : [`${left} messages were never looked at by the classifier`]
}
