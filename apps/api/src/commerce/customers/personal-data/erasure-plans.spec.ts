import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type IdentityApplication, startIdentityApplication } from '../../../../test/identity-application.js'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import { newId } from '../../../platform/ids/new-id.js'
import { eventsNaming } from '../../../platform/personal-data/event-personal-data.js'
import { formerEmailsOf } from './person-of.js'

const nodeSchema = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  'Actual Rows': z.number(),
  'Rows Removed by Filter': z.number().optional(),
  get Plans() {
    return z.array(nodeSchema).optional()
  },
})
type Node = z.output<typeof nodeSchema>

const explained = z.array(z.object({ 'QUERY PLAN': z.array(z.object({ Plan: nodeSchema })) }))

let shop: IdentityApplication
let database: Database
const customer = newId()
const order = newId()
const manyOrders = 20_000
const fewTalks = 300

beforeAll(async () => {
  shop = await startIdentityApplication()
  database = shop.application.get<Database>(DATABASE)
  const write = (count: number, tellsOf: 'subject' | 'nobody' | null, type: string) =>
    database.execute(sql`
      insert into events (id, type, subject_type, subject_id, audience, tells_of, payload)
      select gen_random_uuid(), ${type}, 'order', gen_random_uuid()::text, 'orders.read', ${tellsOf}::text,
             jsonb_build_object('number', n, 'text', repeat('An order of somebody else. ', 20))
        from generate_series(1, ${count}::int) n`)
  await write(manyOrders, 'subject', 'order.created')
  await write(manyOrders, 'nobody', 'stock.changed')
  await write(fewTalks, null, 'message.received')
  await database.execute(sql`
    insert into events (id, type, subject_type, subject_id, audience, tells_of, payload)
    values (gen_random_uuid(), 'customer.updated', 'customer', ${customer}, 'customers.read', 'subject',
            '{"customer": {"email": "old@example.com"}}'),
           (gen_random_uuid(), 'order.created', 'order', ${order}, 'orders.read', 'subject', '{}'),
           (gen_random_uuid(), 'message.received', 'conversation', 'x', 'inbox.read', null,
            '{"text": "Write to seoa@example.com"}')`)
  await database.execute(sql`analyze events`)
})
afterAll(() => shop?.close())

async function scansOf(query: SQL): Promise<Node[]> {
  const { rows } = await database.execute(sql`explain (analyze, format json) ${query}`)
  const [plan] = explained.parse(rows)
  const nodes = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodes)]
  return (plan?.['QUERY PLAN'] ?? [])
    .flatMap(({ Plan }) => nodes(Plan))
    .filter((node) => node['Relation Name'] === 'events' || node['Index Name'] !== undefined)
}

/** How many events were looked at, whether they were kept or not. */
const lookedAt = (scans: readonly Node[]) =>
  scans.reduce((sum, scan) => sum + scan['Actual Rows'] + (scan['Rows Removed by Filter'] ?? 0), 0)

const person = {
  ids: [customer],
  emails: ['seoa@example.com'],
  phones: ['+821055501234'],
  names: [],
  texts: [],
  belongings: [order],
}

describe('looking for one person in a long log', () => {
  it.each([
    ['their events', () => eventsNaming(person, [])],
    ['the addresses that they had', () => formerEmailsOf([customer])],
  ])('finds %s by indexes, and looks at none that is about others', async (_, query) => {
    const scans = await scansOf(query())
    expect(scans.map((scan) => scan['Node Type'])).not.toContain('Seq Scan')
    const indexes = new Set(scans.flatMap((scan) => scan['Index Name'] ?? []))
    expect([...indexes].toSorted()).toEqual(['events_of_anybody', 'events_of_subject'])
    // Those of anybody are read through; of the twenty thousand others only the person's own.
    expect(lookedAt(scans)).toBeLessThanOrEqual(3 * (fewTalks + 3))
  })

  it('finds all of them', async () => {
    expect((await database.execute(eventsNaming(person, []))).rows).toHaveLength(3)
    expect((await database.execute(formerEmailsOf([customer]))).rows).toEqual([{ email: 'old@example.com' }])
  })
})
