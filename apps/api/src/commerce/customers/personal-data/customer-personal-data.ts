import type { Json, Redaction } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq, inArray, sql } from 'drizzle-orm'
import type { Queries, Transaction } from '../../../platform/database/database.js'
import {
  type Person,
  PersonalData,
  type PersonalDataKeeper,
} from '../../../platform/personal-data/personal-data.js'
import { jsonColumn } from '../../../platform/personal-data/row-redaction.js'
import { customerAddresses } from '../addresses/customer-address.table.js'
import { customerConsents } from '../consents/customer-consent.table.js'
import { contactColumns } from '../contact-columns.js'
import { customers } from '../customer.table.js'
import { customerNotes } from '../notes/customer-note.table.js'
import { customerTimeline } from '../timeline/customer-timeline.table.js'
import { customerIdsOf } from './person-of.js'

/** Profile, addresses, notes, consents and timeline of a customer and of those who were merged into them. */
@Injectable()
export class CustomerPersonalData implements PersonalDataKeeper {
  readonly section = 'customer'

  constructor(@Inject(PersonalData) personalData: PersonalData) {
    personalData.register(this)
  }

  async collect(queries: Queries, person: Person): Promise<Json[]> {
    const ids = customerIdsOf(person)
    const profiles = await queries.select().from(customers).where(inArray(customers.id, ids))
    const addresses = await queries
      .select()
      .from(customerAddresses)
      .where(inArray(customerAddresses.customerId, ids))
    const notes = await queries.select().from(customerNotes).where(inArray(customerNotes.customerId, ids))
    const consents = await queries
      .select()
      .from(customerConsents)
      .where(inArray(customerConsents.customerId, ids))
    const deeds = await queries
      .select()
      .from(customerTimeline)
      .where(inArray(customerTimeline.customerId, ids))
    return [
      ...profiles.map((row) => ({
        profile: {
          id: row.id,
          name: row.name,
          email: row.email,
          phone: row.phone,
          language: row.language,
          timeZone: row.timeZone,
          tags: row.tags,
          metadata: row.metadata,
          createdAt: row.createdAt.toISOString(),
          mergedInto: row.mergedInto,
        },
      })),
      ...addresses.map(({ address, phone, isDefault }) => ({
        address: jsonColumn.parse(address),
        phone,
        isDefault,
      })),
      ...notes.map(({ text, author, createdAt }) => ({
        note: text,
        author: author.name,
        at: createdAt.toISOString(),
      })),
      ...consents.map(({ channel, state, source, ip, at }) => ({
        consent: channel,
        state,
        source,
        ip,
        at: at.toISOString(),
      })),
      ...deeds.map(({ kind, at, values }) => ({ happened: kind, at: at.toISOString(), values })),
    ]
  }

  /** That and when somebody agreed or refused stays as the proof of it; from which address does not. */
  async erase(transaction: Transaction, person: Person, redaction: Redaction): Promise<number> {
    const ids = customerIdsOf(person)
    const now = new Date()
    const changed = await transaction
      .update(customers)
      .set({
        ...contactColumns({ name: '', email: null, phone: null }),
        language: null,
        timeZone: null,
        tags: [],
        metadata: {},
        version: sql`${customers.version} + 1`,
        updatedAt: now,
        erasedAt: now,
      })
      .where(inArray(customers.id, ids))
      .returning({ id: customers.id })
    await transaction.delete(customerAddresses).where(inArray(customerAddresses.customerId, ids))
    await transaction.delete(customerNotes).where(inArray(customerNotes.customerId, ids))
    const consents = await transaction
      .select()
      .from(customerConsents)
      .where(inArray(customerConsents.customerId, ids))
    for (const { id, actor } of consents) {
      const without = { ...actor, name: actor.type === 'customer' ? '' : redaction.text(actor.name) }
      await transaction
        .update(customerConsents)
        .set({ ip: null, actor: without })
        .where(eq(customerConsents.id, id))
    }
    const deeds = await transaction
      .select()
      .from(customerTimeline)
      .where(inArray(customerTimeline.customerId, ids))
    for (const { id, actor, values } of deeds) {
      const without = { ...actor, name: actor.type === 'customer' ? '' : redaction.text(actor.name) }
      const kept = Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          typeof value === 'string' ? redaction.text(value) : value.map((item) => redaction.text(item)),
        ]),
      )
      await transaction
        .update(customerTimeline)
        .set({ actor: without, values: kept })
        .where(eq(customerTimeline.id, id))
    }
    return changed.length
  }
}
