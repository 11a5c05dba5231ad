import type { OrderId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Queries, Transaction } from '../../../platform/database/database.js'
import { ShopSettings } from '../../shop/shop-settings.js'
import { OrderHistory } from '../order-history.js'
import { type LetterReader, letterReaderOf } from './letter-reader.js'
import type { OrderLetter } from './order-letter.js'

/** Carries letters about orders to their customers. What it is given in a transaction leaves only with it. */
export interface LetterCourier {
  carry(
    transaction: Transaction,
    letter: OrderLetter,
    reader: LetterReader & { email: string },
  ): Promise<void>
}

/** Writes to customers about their orders, without knowing how: the feature that sends mail stands on this one. */
@Injectable()
export class OrderLetters {
  private courier: LetterCourier | undefined

  constructor(
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(OrderHistory) private readonly history: OrderHistory,
  ) {}

  /** Call it while the application starts. */
  use(courier: LetterCourier): void {
    this.courier = courier
  }

  /** Sends a letter together with what it tells of. Without an address, or without a courier, nothing is sent. */
  async send(transaction: Transaction, letter: OrderLetter): Promise<void> {
    if (this.courier === undefined) return
    const { email, ...reader } = await this.readerOf(transaction, letter.orderId)
    if (email === null) return
    await this.courier.carry(transaction, letter, { ...reader, email })
    await this.history.note(transaction, letter.orderId, {
      kind: 'customer_written_to',
      actor: letter.actor,
      values: { letter: letter.news.kind },
    })
  }

  /** @throws Problem `not-found`. */
  readerOf(queries: Queries, orderId: OrderId): Promise<LetterReader> {
    return letterReaderOf(queries, this.shop, orderId)
  }
}
