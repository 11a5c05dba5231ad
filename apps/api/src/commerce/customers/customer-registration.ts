import {
  type Address,
  addressIdSchema,
  type ConsentChannel,
  type ConsentSource,
  type CustomerId,
  customerIdSchema,
  type Language,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { insertRows } from '../../platform/database/insert-rows.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { Actor } from '../../platform/http/actor.js'
import { newId } from '../../platform/ids/new-id.js'
import type { TimelineActor } from '../orders/order-history.js'
import { customerAddresses } from './addresses/customer-address.table.js'
import { CustomerConsents } from './consents/customer-consents.js'
import { contactColumns } from './contact-columns.js'
import { customers } from './customer.table.js'
import { customerCreated } from './customer-events.js'
import { type Customer, snapshotOf } from './customer-records.js'
import { noteInTimelines } from './timeline/customer-history.js'

/** Somebody who is no customer yet. Without an e-mail address they are reached by `phone`, in E.164. */
export interface NewCustomer {
  /** Where somebody else has named them already: a till that had no network. */
  readonly id?: CustomerId | undefined
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly language?: Language | null | undefined
  readonly timeZone?: string | null | undefined
  readonly tags?: readonly string[] | undefined
  readonly metadata?: Readonly<Record<string, string>> | undefined
  /** The first one is the usual one. */
  readonly addresses?: readonly Address[] | undefined
  /** Channels that they agreed to, and where. */
  readonly consents?: readonly ConsentChannel[] | undefined
  readonly source?: ConsentSource | undefined
}

/** Makes customers of people. */
@Injectable()
export class CustomerRegistration {
  constructor(
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(CustomerConsents) private readonly consents: CustomerConsents,
  ) {}

  /** Registers somebody; undefined, with nothing changed, when another customer has their e-mail address. */
  async register(
    transaction: Transaction,
    person: NewCustomer,
    actor: Actor | TimelineActor,
  ): Promise<CustomerId | undefined> {
    const [created] = await this.registerEach(transaction, [{ person, actor }])
    return created
  }

  /** The same for several people at once, in the sequence in which they are given. */
  async registerEach(
    transaction: Transaction,
    people: readonly { readonly person: NewCustomer; readonly actor: Actor | TimelineActor }[],
  ): Promise<(CustomerId | undefined)[]> {
    const now = new Date()
    const rows = people.map(({ person, actor }) => ({ person, actor, row: customerRow(person, now) }))
    // In one order, or two processes with the same people would wait for each other for ever.
    const inserted = await insertRows(
      transaction,
      customers,
      rows.map(({ row }) => row).sort((left, right) => (addressOf(left) < addressOf(right) ? -1 : 1)),
      'on conflict do nothing returning id',
    )
    const ids = new Set(inserted.map(({ id }) => id))
    const created = rows.filter(({ row }) => ids.has(row.id))
    await insertRows(
      transaction,
      customerAddresses,
      created.flatMap(({ person, row }) => addressRows(row.id, person.addresses ?? [], now)),
    )
    await noteInTimelines(
      transaction,
      created.map(({ row, actor }) => ({ customerId: row.id, kind: 'created', actor })),
    )
    await this.events.appendAll(
      transaction,
      customerCreated,
      created.map(({ row }) => ({ subjectId: row.id, payload: { customer: snapshotOf(row) } })),
    )
    for (const { person, actor, row } of created) {
      const { consents = [], source = 'api' } = person
      for (const channel of consents)
        await this.consents.record(transaction, row.id, { channel, state: 'subscribed', source, actor })
    }
    return rows.map(({ row }) => (ids.has(row.id) ? row.id : undefined))
  }
}

const addressOf = ({ email }: Pick<Customer, 'email'>) => email?.toLowerCase() ?? ''

function customerRow(person: NewCustomer, now: Date) {
  return {
    id: person.id ?? customerIdSchema.parse(newId()),
    ...contactColumns(person),
    language: person.language ?? null,
    timeZone: person.timeZone ?? null,
    tags: [...new Set(person.tags ?? [])],
    metadata: { ...person.metadata },
    createdAt: now,
    updatedAt: now,
  }
}

function addressRows(customerId: CustomerId, addresses: readonly Address[], createdAt: Date) {
  return addresses.map((address, index) => ({
    id: addressIdSchema.parse(newId()),
    customerId,
    address,
    isDefault: index === 0,
    createdAt,
  }))
}

/** The customer with this e-mail address, in capitals or not. */
export async function customerByEmail(queries: Queries, email: string): Promise<Customer | undefined> {
  const [found] = await queries
    .select()
    .from(customers)
    .where(sql`lower(${customers.email}) = lower(${email})`)
  return found
}

/** The id of the customer with this e-mail address, in capitals or not; null where nobody has it. */
export async function customerIdByEmail(queries: Queries, email: string): Promise<CustomerId | null> {
  return (await customerByEmail(queries, email))?.id ?? null
}
