import { Inject, Injectable } from '@nestjs/common'
import {
  type AddressedLetter,
  type LetterCourier,
  OrderLetters,
  ShopSettings,
} from '../commerce/commerce.public.js'
import { Outbox } from '../mail/mail.public.js'
import { SETTINGS, type Settings } from '../platform/config/settings.js'
import type { Transaction } from '../platform/database/database.js'
import { writeOrderLetter } from './letter-text.js'

/** Sends letters about orders by mail. */
@Injectable()
export class MailedLetters implements LetterCourier {
  constructor(
    @Inject(OrderLetters) letters: OrderLetters,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    letters.use(this)
  }

  async carry(transaction: Transaction, letters: readonly AddressedLetter[]): Promise<void> {
    const { name } = await this.shop.read(transaction)
    const writer = { name, publicUrl: this.settings.publicUrl }
    const mails = letters.map(async ({ news, key, actor, reader }) => ({
      to: [reader.email],
      draft: await writeOrderLetter(news, reader, writer),
      request: { idempotencyKey: `order-letter/${key}`, actor, language: reader.language },
    }))
    await this.outbox.sendEachWithin(transaction, await Promise.all(mails))
  }
}
