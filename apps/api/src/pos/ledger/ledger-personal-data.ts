import { type Json, type Redaction, redactedText } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Queries, Transaction } from '../../platform/database/database.js'
import {
  type Person,
  PersonalData,
  type PersonalDataKeeper,
} from '../../platform/personal-data/personal-data.js'
import { differs, jsonColumn, rowsAtATime, sureSigns } from '../../platform/personal-data/row-redaction.js'
import { ledgerEvents, parkedEvents } from './ledger.table.js'

const linked = z.looseObject({ hash: z.string(), prevHash: z.string(), signature: z.string() })

/**
 * What tills have recorded of a person. Taken out of the events in place: each keeps its hash, the one before it and
 * its signature, so that the chain still holds, and says since when it is not as it was signed.
 */
@Injectable()
export class LedgerPersonalData implements PersonalDataKeeper {
  readonly section = 'tills'

  constructor(@Inject(PersonalData) personalData: PersonalData) {
    personalData.register(this)
  }

  async collect(queries: Queries, person: Person): Promise<Json[]> {
    const found: Json[] = []
    const rows = await queries
      .select({ raw: ledgerEvents.raw })
      .from(ledgerEvents)
      .where(names(ledgerEvents.raw, person))
      .orderBy(asc(ledgerEvents.happenedAt))
    for (const { raw } of rows) {
      const event: unknown = JSON.parse(raw)
      const { type, deviceTime, payload } = z
        .looseObject({ type: z.string(), deviceTime: z.string(), payload: jsonColumn })
        .parse(event)
      found.push({ type, at: deviceTime, payload })
    }
    return found
  }

  async erase(transaction: Transaction, person: Person, redaction: Redaction): Promise<number> {
    return (
      (await this.eraseHeld(transaction, person, redaction)) +
      (await this.eraseParked(transaction, person, redaction))
    )
  }

  private async eraseHeld(transaction: Transaction, person: Person, redaction: Redaction): Promise<number> {
    let changed = 0
    let after = '00000000-0000-0000-0000-000000000000'
    for (;;) {
      const rows = await transaction
        .select({ id: ledgerEvents.id, raw: ledgerEvents.raw })
        .from(ledgerEvents)
        .where(and(names(ledgerEvents.raw, person), sql`${ledgerEvents.id} > ${after}::uuid`))
        .orderBy(asc(ledgerEvents.id))
        .limit(rowsAtATime)
      for (const { id, raw } of rows) {
        after = id
        const without = withoutPerson(raw, redaction)
        if (without === undefined) continue
        await transaction
          .update(ledgerEvents)
          .set({ raw: without, erasedAt: new Date() })
          .where(eq(ledgerEvents.id, id))
        changed += 1
      }
      if (rows.length < rowsAtATime) return changed
    }
  }

  private async eraseParked(transaction: Transaction, person: Person, redaction: Redaction): Promise<number> {
    let changed = 0
    const rows = await transaction
      .select({ id: parkedEvents.id, raw: parkedEvents.raw })
      .from(parkedEvents)
      .where(names(parkedEvents.raw, person))
    for (const { id, raw } of rows) {
      const without = withoutPerson(raw, redaction)
      if (without === undefined) continue
      await transaction.update(parkedEvents).set({ raw: without }).where(eq(parkedEvents.id, id))
      changed += 1
    }
    return changed
  }
}

/** Whether a text names the person by something that is theirs alone. */
const names = (column: typeof ledgerEvents.raw | typeof parkedEvents.raw, person: Person): SQL | undefined =>
  sql`${column} ilike any(${sureSigns(person)})`

const customer = z.looseObject({ id: z.string(), name: z.string() })

/** An event without the person; undefined when nothing of them is in it any more. */
function withoutPerson(raw: string, redaction: Redaction): string | undefined {
  const before = jsonColumn.parse(JSON.parse(raw))
  const without = nameless(redaction.json(before))
  if (!differs(before, without)) return undefined
  const read = linked.safeParse(before)
  const link = read.success
    ? { hash: read.data.hash, prevHash: read.data.prevHash, signature: read.data.signature }
    : {}
  return JSON.stringify({ ...z.looseObject({}).parse(without), ...link })
}

/** Whom a ticket or a new customer names is this person, whatever they are called. */
function nameless(event: Json): Json {
  const read = z.looseObject({ type: z.string(), payload: z.looseObject({}) }).safeParse(event)
  if (!read.success) return event
  const { type, payload } = read.data
  if (type === 'customer_created')
    return jsonColumn.parse({
      ...read.data,
      payload: { ...payload, name: redactedText, email: null, phone: null },
    })
  const ticket = z.looseObject({ customer }).safeParse(payload.ticket ?? payload.draft)
  if (!ticket.success) return event
  const part = payload.ticket === undefined ? 'draft' : 'ticket'
  const named = { ...ticket.data, customer: { ...ticket.data.customer, name: redactedText } }
  return jsonColumn.parse({ ...read.data, payload: { ...payload, [part]: named } })
}
