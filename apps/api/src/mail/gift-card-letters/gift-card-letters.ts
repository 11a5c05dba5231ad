import { createTranslation, formatDateTime, formatMoney } from '@counterflow/i18n'
import { Inject, Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import {
  type GiftCardCourier,
  GiftCardCouriers,
  type GiftCardLetter,
  type GiftCardLetterOutcome,
  languageOf,
  ShopSettings,
} from '../../commerce/commerce.public.js'
import { writeMail } from '../content/mail-content.js'
import { PrintedValues } from '../content/printed-values.js'
import { MailTransport } from '../delivery/mail-transport.js'
import { MailServers } from '../settings/mail-server.js'

/**
 * Sends customers the codes of their gift cards: straight to the mail server and into no mailbox, since whoever may read
 * the mailbox could pay with them.
 */
@Injectable()
export class GiftCardLetters implements GiftCardCourier {
  constructor(
    @Inject(GiftCardCouriers) couriers: GiftCardCouriers,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(MailServers) private readonly servers: MailServers,
    @Inject(MailTransport) private readonly transport: MailTransport,
  ) {
    couriers.use(this)
  }

  async carry({ email, language, code, balance, expiresAt }: GiftCardLetter): Promise<GiftCardLetterOutcome> {
    if ((await this.servers.inForce().catch(() => undefined)) === undefined) return 'none'
    const shop = await this.shop.read()
    const spoken = language ?? languageOf(shop)
    const { t } = await createTranslation(spoken)
    const until = expiresAt && formatDateTime(expiresAt.toISOString(), spoken, shop.timeZone)
    const draft = {
      subject: t('giftCards.letter.subject', { shop: shop.name }),
      body: t('giftCards.letter.body', { shop: shop.name, code }),
      fields: [
        { label: t('giftCards.balance'), value: formatMoney(balance, spoken) },
        ...(until === null ? [] : [{ label: t('giftCards.expires'), value: until }]),
      ],
    }
    const reading = { language: spoken, timeZone: shop.timeZone, yes: '', no: '' }
    const content = writeMail(draft, new PrintedValues(reading), t('mail.footer', { shop: shop.name }))
    const outcome = await this.transport.deliver({ id: uuidv7(), to: [email], ...content })
    return outcome.kind === 'sent' && outcome.refusedFor.length === 0 ? 'sent' : 'failed'
  }
}
