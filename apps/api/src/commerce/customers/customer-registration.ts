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
import { v7 as uuidv7 } from 'uuid'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { Actor } from '../../platform/http/actor.js'
import type { TimelineActor } from '../orders/order-history.js'
import { customerAddresses } from './addresses/customer-address.table.js'
import { CustomerConsents } from './consents/customer-consents.js'
import { contactColumns } from './contact-columns.js'
import { customers } from './customer.table.js'
import { customerCreated } from './customer-events.js'
import { type Customer, snapshotOf } from './customer-records.js'
import { noteInTimeline } from './timeline/customer-history.js'

/** Somebody who is no customer yet. Without an e-mail address they are reached by `phone`, in E.164. */
export interface NewCustomer {
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
    const now = new Date()
    const [created] = await transaction
      .insert(customers)
      .values({
        id: customerIdSchema.parse(uuidv7()),
        ...contactColumns(person),
        language: person.language ?? null,
        timeZone: person.timeZone ?? null,
        tags: [...new Set(person.tags ?? [])],
        metadata: { ...person.metadata },
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing()
      .returning()
    if (created === undefined) return undefined
    await this.addAddresses(transaction, created, person.addresses ?? [])
    await noteInTimeline(transaction, created.id, { kind: 'created', actor })
    await this.events.append(transaction, customerCreated, {
      subjectId: created.id,
      payload: { customer: snapshotOf(created) },
    })
    for (const channel of person.consents ?? []) {
      await this.consents.record(transaction, created.id, {
        channel,
        state: 'subscribed',
        source: person.source ?? 'api',
        actor,
      })
    }
    return created.id
  }

  private async addAddresses(
    transaction: Transaction,
    { id: customerId, createdAt }: Customer,
    addresses: readonly Address[],
  ): Promise<void> {
    if (addresses.length === 0) return
    await transaction.insert(customerAddresses).values(
      addresses.map((address, index) => ({
        id: addressIdSchema.parse(uuidv7()),
        customerId,
        address,
        isDefault: index === 0,
        createdAt,
      })),
    )
  }
}

/** The customer with this e-mail address, in capitals or not. */
export async function customerByEmail(queries: Queries, email: string): Promise<Customer | undefined> {
  const [found] = await queries
    .select()
    .from(customers)
    .where(sql`lower(${customers.email}) = lower(${email})`)
  return found
}
