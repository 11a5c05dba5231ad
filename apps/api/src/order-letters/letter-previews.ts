import { cancelMoney, type OrderId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { type LetterNews, OrderAccounts, OrderLetters, ShopSettings } from '../commerce/commerce.public.js'
import { type MailContent, Outbox } from '../mail/mail.public.js'
import { SETTINGS, type Settings } from '../platform/config/settings.js'
import { DATABASE, type Database } from '../platform/database/database.js'
import type { Actor } from '../platform/http/actor.js'
import { writeOrderLetter } from './letter-text.js'
import type { letterWishSchema } from './order-letters.contract.js'

type Wish = z.output<typeof letterWishSchema>

/** Shows letters about orders before they are sent. */
@Injectable()
export class LetterPreviews {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(OrderLetters) private readonly letters: OrderLetters,
    @Inject(OrderAccounts) private readonly accounts: OrderAccounts,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws Problem `not-found`. */
  async show(orderId: OrderId, wish: Wish, actor: Actor): Promise<MailContent & { to: string | null }> {
    const reader = await this.letters.readerOf(this.database, orderId)
    const { name } = await this.shop.read()
    const { publicUrl } = this.settings
    const mail = await writeOrderLetter(await this.newsOf(orderId, wish), reader, { name, publicUrl })
    return { ...(await this.outbox.write(mail, actor, reader.language)), to: reader.email }
  }

  private async newsOf(orderId: OrderId, wish: Wish): Promise<LetterNews> {
    switch (wish.kind) {
      case 'cancelled': {
        const money = cancelMoney(await this.accounts.read(this.database, orderId), wish.payment)
        return { kind: 'cancelled', reason: wish.reason, money }
      }
      case 'refunded':
        return wish
      case 'fulfilled':
        return { ...wish, tracking: wish.tracking, complete: true }
    }
  }
}
