import type { Json, Redaction } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc, eq, or, sql } from 'drizzle-orm'
import type { Queries, Transaction } from '../../platform/database/database.js'
import {
  type Person,
  PersonalData,
  type PersonalDataKeeper,
} from '../../platform/personal-data/personal-data.js'
import { differs, likelySigns } from '../../platform/personal-data/row-redaction.js'
import { giftCardEntries, giftCards } from './gift-card.table.js'

/** Gift cards that a person was given, and what they paid with any. The money stays, on the card and in its ledger. */
@Injectable()
export class GiftCardPersonalData implements PersonalDataKeeper {
  readonly section = 'giftCards'

  constructor(@Inject(PersonalData) personalData: PersonalData) {
    personalData.register(this)
  }

  async collect(queries: Queries, person: Person): Promise<Json[]> {
    const cards = await queries
      .select()
      .from(giftCards)
      .where(ownedBy(person))
      .orderBy(asc(giftCards.createdAt), asc(giftCards.id))
    return cards.map(({ last4, initial, balance, currency, note, expiresAt, createdAt }) => ({
      last4,
      initial: { amount: initial, currency },
      balance: { amount: balance, currency },
      note,
      expiresAt: expiresAt?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
    }))
  }

  async erase(transaction: Transaction, person: Person, redaction: Redaction): Promise<number> {
    return (
      (await this.eraseFromCards(transaction, person, redaction)) +
      (await this.eraseFromEntries(transaction, person, redaction))
    )
  }

  private async eraseFromCards(
    transaction: Transaction,
    person: Person,
    redaction: Redaction,
  ): Promise<number> {
    const noted = await transaction
      .select({ id: giftCards.id, note: giftCards.note })
      .from(giftCards)
      .where(or(ownedBy(person), sql`${giftCards.note} ilike any(${likelySigns(person)})`))
    let changed = 0
    for (const { id, note } of noted) {
      const without = note === null ? null : redaction.text(note)
      if (without === note) continue
      await transaction.update(giftCards).set({ note: without }).where(eq(giftCards.id, id))
      changed += 1
    }
    return changed
  }

  private async eraseFromEntries(
    transaction: Transaction,
    person: Person,
    redaction: Redaction,
  ): Promise<number> {
    const belongings = sql`${sql.param([...person.belongings])}::uuid[]`
    const entries = await transaction
      .select({
        id: giftCardEntries.id,
        orderId: giftCardEntries.orderId,
        actor: giftCardEntries.actor,
        reason: giftCardEntries.reason,
      })
      .from(giftCardEntries)
      .innerJoin(giftCards, eq(giftCards.id, giftCardEntries.giftCardId))
      .where(
        or(
          ownedBy(person),
          sql`${giftCardEntries.orderId} = any(${belongings})`,
          sql`${giftCardEntries.reason} ilike any(${likelySigns(person)})`,
        ),
      )
    let changed = 0
    for (const { id, orderId, actor, reason } of entries) {
      // A card is paid with by whoever has its code: of an order of somebody else the name is theirs.
      const isTheirs = actor.type === 'customer' && orderId !== null && person.belongings.includes(orderId)
      const after = {
        actor: { ...actor, name: isTheirs ? '' : redaction.text(actor.name) },
        reason: reason === null ? null : redaction.text(reason),
      }
      if (!differs({ actor, reason }, after)) continue
      await transaction.update(giftCardEntries).set(after).where(eq(giftCardEntries.id, id))
      changed += 1
    }
    return changed
  }
}

const ownedBy = ({ ids }: Person) => sql`${giftCards.customerId} = any(${sql.param([...ids])}::uuid[])`
