import { randomBytes } from 'node:crypto'
import { type GiftCardId, giftCardCode, giftCardCodeBytes, giftCardStatus, money } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { SecretBox } from '../../platform/secrets/secret-box.js'
import { customers } from '../customers/customer.table.js'
import { timelineActor } from '../orders/order-history.js'
import { giftCards } from './gift-card.table.js'
import type { GiftCardRequest } from './gift-card-changes.js'
import { GiftCardCouriers } from './gift-card-couriers.js'
import { GiftCardLedger, type StoredGiftCard } from './gift-card-ledger.js'
import {
  giftCardCodeForgotten,
  giftCardMailFailed,
  giftCardUnusable,
  noGiftCardAddress,
} from './gift-card-problems.js'
import { hashOfGiftCardCode, placeOfGiftCardCode } from './gift-cards.js'

/** Where a code goes, and whether the card may get a new one where its own is not known any more. */
export interface SendCode {
  /** The customer's own address, when undefined. */
  readonly to?: string | undefined
  readonly replace: boolean
}

/** Sends the codes of gift cards to their owners. */
@Injectable()
export class GiftCardCodes {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(GiftCardLedger) private readonly ledger: GiftCardLedger,
    @Inject(SecretBox) private readonly secrets: SecretBox,
    @Inject(GiftCardCouriers) private readonly couriers: GiftCardCouriers,
  ) {}

  /**
   * Sends a card's code by mail, once for a request. A new code takes effect together with its mail: where that does not
   * leave, the old one stays.
   * @throws Problem `gift-card-address-missing`, `gift-card-code-forgotten`, `gift-card-mail-failed`, and those of a
   * card that does not pay; `not-found`.
   */
  async send(giftCardId: GiftCardId, { to, replace }: SendCode, request: GiftCardRequest): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const card = await this.ledger.hold(transaction, giftCardId)
      const { idempotencyKey: requestKey } = request
      const actor = timelineActor(request.actor)
      const change = { kind: 'code_sent', amount: 0, actor, requestKey } as const
      if ((await this.ledger.repeated(transaction, card, change)) !== undefined) return
      const status = giftCardStatus(card, new Date())
      if (status !== 'active') throw giftCardUnusable(status)
      const owner = await ownerOf(transaction, card)
      const email = to ?? owner?.email ?? null
      if (email === null) throw noGiftCardAddress()
      const code = await this.codeOf(transaction, card, replace)
      await this.ledger.add(transaction, card, change)
      const { balance, currency, expiresAt } = card
      const outcome = await this.couriers.carry({
        email,
        language: owner?.language ?? null,
        code,
        balance: money(balance, currency),
        expiresAt,
      })
      // Nothing of the above is kept then.
      if (outcome !== 'sent') throw giftCardMailFailed(outcome)
    })
  }

  private async codeOf(transaction: Transaction, card: StoredGiftCard, replace: boolean): Promise<string> {
    if (card.sealedCode !== null) return this.secrets.open(card.sealedCode, placeOfGiftCardCode(card.id))
    if (!replace) throw giftCardCodeForgotten()
    const code = giftCardCode(randomBytes(giftCardCodeBytes))
    await transaction
      .update(giftCards)
      .set({ codeHash: hashOfGiftCardCode(code), last4: code.slice(-4) })
      .where(eq(giftCards.id, card.id))
    return code
  }
}

async function ownerOf(transaction: Transaction, { customerId }: StoredGiftCard) {
  if (customerId === null) return undefined
  const [owner] = await transaction
    .select({ email: customers.email, language: customers.language })
    .from(customers)
    .where(eq(customers.id, customerId))
  return owner
}
