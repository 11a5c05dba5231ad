import { Inject, Injectable } from '@nestjs/common'
import {
  type LetterCourier,
  type LetterReader,
  type OrderLetter,
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

  async carry(
    transaction: Transaction,
    { news, key, actor }: OrderLetter,
    reader: LetterReader & { email: string },
  ): Promise<void> {
    const { name } = await this.shop.read(transaction)
    const { publicUrl } = this.settings
    const mail = await writeOrderLetter(news, reader, { name, publicUrl })
    await this.outbox.sendWithin(transaction, [reader.email], mail, {
      idempotencyKey: `order-letter/${key}`,
      actor,
      language: reader.language,
    })
  }
}
