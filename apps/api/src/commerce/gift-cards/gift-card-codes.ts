import { type GiftCardId, giftCardCode, giftCardCodeBytes, giftCardStatus, money } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import { DATABASE, type Database, type Queries, type Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { writeSurely } from '../../platform/database/write-surely.js'
import { SecretBox } from '../../platform/secrets/secret-box.js'
import { customers } from '../customers/customer.table.js'
import { timelineActor } from '../orders/order-history.js'
import { giftCards } from './gift-card.table.js'
import type { GiftCardRequest } from './gift-card-changes.js'
import { GiftCardCouriers } from './gift-card-couriers.js'
import { GiftCardLedger, type LedgerChange, type StoredGiftCard } from './gift-card-ledger.js'
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

interface CodeToSend {
  readonly code: string
  /** Whether it takes the place of the one that the card has. */
  readonly isNew: boolean
}

type CodeSent = LedgerChange & { readonly kind: 'code_sent' }

/** Sends the codes of gift cards to their owners. */
@Injectable()
export class GiftCardCodes {
  /** What is asked twice at the same moment is sent once. */
  private readonly underWay = new Map<string, Promise<void>>()

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(GiftCardLedger) private readonly ledger: GiftCardLedger,
    @Inject(SecretBox) private readonly secrets: SecretBox,
    @Inject(GiftCardCouriers) private readonly couriers: GiftCardCouriers,
  ) {}

  /**
   * Sends a card's code by mail, once for a request. A new code takes effect once its mail has left: where it does not
   * leave, the old one stays. Nobody waits for the mail server but who asked.
   * @throws Problem `gift-card-address-missing`, `gift-card-code-forgotten`, `gift-card-mail-failed`, and those of a
   * card that does not pay; `not-found`.
   */
  async send(giftCardId: GiftCardId, wish: SendCode, request: GiftCardRequest): Promise<void> {
    const name = `${giftCardId} ${request.idempotencyKey}`
    const sending =
      this.underWay.get(name) ??
      this.sendOnce(giftCardId, wish, request).finally(() => this.underWay.delete(name))
    this.underWay.set(name, sending)
    return sending
  }

  private async sendOnce(
    giftCardId: GiftCardId,
    { to, replace }: SendCode,
    { idempotencyKey: requestKey, actor }: GiftCardRequest,
  ): Promise<void> {
    const card = await this.ledger.read(this.database, giftCardId)
    const change = { kind: 'code_sent', amount: 0, actor: timelineActor(actor), requestKey } as const
    if ((await this.ledger.repeated(this.database, card, change)) !== undefined) return
    const status = giftCardStatus(card, new Date())
    if (status !== 'active') throw giftCardUnusable(status, card)
    const owner = await ownerOf(this.database, card)
    const email = to ?? owner?.email ?? null
    if (email === null) throw noGiftCardAddress()
    const sent = this.codeOf(card, replace, requestKey)
    const { balance, currency, expiresAt } = card
    const outcome = await this.couriers.carry({
      email,
      language: owner?.language ?? null,
      code: sent.code,
      balance: money(balance, currency),
      expiresAt,
    })
    if (outcome !== 'sent') throw giftCardMailFailed(outcome)
    await writeSurely(() =>
      this.transactions.run((transaction) => this.record(transaction, giftCardId, sent, change)),
    )
  }

  /**
   * A new code follows from the request: where it was sent and could not be written down, the same request sends the
   * same one again, and then it pays.
   */
  private codeOf({ id, sealedCode }: StoredGiftCard, replace: boolean, requestKey: string): CodeToSend {
    const place = placeOfGiftCardCode(id)
    if (sealedCode !== null) return { code: this.secrets.open(sealedCode, place), isNew: false }
    if (!replace) throw giftCardCodeForgotten()
    const code = giftCardCode(this.secrets.derive(`${place} ${requestKey}`, giftCardCodeBytes))
    return { code, isNew: true }
  }

  private async record(
    transaction: Transaction,
    giftCardId: GiftCardId,
    { code, isNew }: CodeToSend,
    change: CodeSent,
  ): Promise<void> {
    const card = await this.ledger.hold(transaction, giftCardId)
    if ((await this.ledger.repeated(transaction, card, change)) !== undefined) return
    if (isNew) {
      await transaction
        .update(giftCards)
        .set({ codeHash: hashOfGiftCardCode(code), last4: code.slice(-4) })
        .where(eq(giftCards.id, giftCardId))
    }
    await this.ledger.add(transaction, card, change)
  }
}

async function ownerOf(queries: Queries, { customerId }: StoredGiftCard) {
  if (customerId === null) return undefined
  const [owner] = await queries
    .select({ email: customers.email, language: customers.language })
    .from(customers)
    .where(eq(customers.id, customerId))
  return owner
}
