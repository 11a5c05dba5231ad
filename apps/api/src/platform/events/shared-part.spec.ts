import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { type IdentityApplication, startIdentityApplication } from '../../../test/identity-application.js'
import { DATABASE, type Database } from '../database/database.js'
import { Transactions } from '../database/transactions.js'
import { defineEvent } from './event-definition.js'
import { EventLog, type RecordedEvent } from './event-log.js'
import { type EventsWithoutPart, eventsWithoutPart } from './shared-part.js'

const parcelSchema = z.strictObject({ weight: z.int(), to: z.string() })
const parcelEvent = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  defineEvent({
    type,
    subjectType: 'parcel',
    payload: z.strictObject({ parcel: parcelSchema, ...shape }),
    audience: 'orders.read',
    tellsOf: 'subject',
  })
const packed = parcelEvent('parcel.packed', {})
const sent = parcelEvent('parcel.sent', { by: z.string() })

const parcels = new Map([
  ['first', { weight: 1, to: 'Ada' }],
  ['second', { weight: 2, to: 'Björn ₩' }],
])

let shop: IdentityApplication
let log: EventLog
const reactedTo: (readonly RecordedEvent[])[] = []
beforeAll(async () => {
  shop = await startIdentityApplication()
  log = shop.application.get(EventLog)
  log.react(async (_, happened) => void reactedTo.push(happened))
})
afterAll(() => shop.close())

const append = (bySubject: ReadonlyMap<string, unknown>, kinds: readonly EventsWithoutPart[]) =>
  shop.application
    .get(Transactions)
    .run((transaction) => log.sharing({ name: 'parcel', bySubject }, kinds)(transaction))

const written = async () => {
  const { rows } = await shop.application.get<Database>(DATABASE).execute(
    sql`select id, type, subject_type, subject_id, audience, tells_of, payload from events
         where subject_type = 'parcel' order by transaction_id, sequence`,
  )
  return rows
}

it('writes each event whole and in order, and lets follow what follows, one type after the other', async () => {
  await append(parcels, [
    eventsWithoutPart(packed, 'parcel', [
      { subjectId: 'second', own: {} },
      { subjectId: 'first', own: {} },
    ]),
    eventsWithoutPart(sent, 'parcel', [{ subjectId: 'second', own: { by: 'ship' } }]),
  ])
  const parcel = { subject_type: 'parcel', audience: 'orders.read', tells_of: 'subject' }
  const rows = await written()
  expect(rows).toMatchObject([
    { ...parcel, type: 'parcel.packed', subject_id: 'second', payload: { parcel: parcels.get('second') } },
    { ...parcel, type: 'parcel.packed', subject_id: 'first', payload: { parcel: parcels.get('first') } },
    {
      ...parcel,
      type: 'parcel.sent',
      subject_id: 'second',
      payload: { parcel: parcels.get('second'), by: 'ship' },
    },
  ])
  expect(reactedTo.map((happened) => happened.map(({ type, subjectId }) => `${type} ${subjectId}`))).toEqual([
    ['parcel.packed second', 'parcel.packed first'],
    ['parcel.sent second'],
  ])
  expect(reactedTo.flat().map(({ id, payload }) => ({ id, payload }))).toEqual(
    rows.map(({ id, payload }) => ({ id, payload })),
  )
})

it('refuses a part, and what an event has of its own, that are not what the event says', async () => {
  const before = await written()
  const happened = eventsWithoutPart(sent, 'parcel', [{ subjectId: 'first', own: { by: 'ship' } }])
  await expect(append(new Map([['first', { weight: 'heavy', to: 'Ada' }]]), [happened])).rejects.toThrow()
  const odd = { ...happened, happened: [{ subjectId: 'first', own: { by: 'ship', also: 'this' } }] }
  await expect(append(parcels, [odd])).rejects.toThrow()
  const unknown = eventsWithoutPart(packed, 'parcel', [{ subjectId: 'third', own: {} }])
  await expect(append(parcels, [unknown])).rejects.toThrow()
  expect(await written()).toEqual(before)
})
