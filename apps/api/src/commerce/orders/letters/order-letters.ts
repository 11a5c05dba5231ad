import type { OrderId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Queries, Transaction } from '../../../platform/database/database.js'
import { ShopSettings } from '../../shop/shop-settings.js'
import { OrderHistory } from '../order-history.js'
import { unknownOrder } from '../order-problems.js'
import { type LetterReader, letterReadersOf } from './letter-reader.js'
import type { OrderLetter } from './order-letter.js'

/** A letter with whoever reads it, who has an address. */
export interface AddressedLetter extends OrderLetter {
  readonly reader: LetterReader & { readonly email: string }
}

/** Carries letters about orders to their customers. What it is given in a transaction leaves only with it. */
export interface LetterCourier {
  carry(transaction: Transaction, letters: readonly AddressedLetter[]): Promise<void>
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
    await this.sendEach(transaction, [letter])
  }

  /** The same for several letters, with as many statements as for one. */
  async sendEach(transaction: Transaction, letters: readonly OrderLetter[]): Promise<void> {
    if (this.courier === undefined || letters.length === 0) return
    const ids = letters.map(({ orderId }) => orderId)
    const readers = await letterReadersOf(transaction, this.shop, ids)
    const addressed = letters.flatMap((letter): AddressedLetter[] => {
      const { email, ...reader } = readerIn(readers, letter.orderId)
      return email === null ? [] : [{ ...letter, reader: { ...reader, email } }]
    })
    if (addressed.length === 0) return
    await this.courier.carry(transaction, addressed)
    await this.history.noteEach(
      transaction,
      addressed.map(({ orderId, actor, news }) => {
        return { orderId, kind: 'customer_written_to', actor, values: { letter: news.kind } }
      }),
    )
  }

  /** @throws Problem `not-found`. */
  async readerOf(queries: Queries, orderId: OrderId): Promise<LetterReader> {
    return readerIn(await letterReadersOf(queries, this.shop, [orderId]), orderId)
  }
}

function readerIn(readers: ReadonlyMap<OrderId, LetterReader>, orderId: OrderId): LetterReader {
  const reader = readers.get(orderId)
  if (reader === undefined) throw unknownOrder(orderId)
  return reader
}
