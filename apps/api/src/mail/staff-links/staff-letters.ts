import { createTranslation, formatDateTime } from '@counterflow/i18n'
import { Inject, Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import { languageOf, ShopSettings } from '../../commerce/commerce.public.js'
import {
  type LetterOutcome,
  type LinkCourier,
  LinkCouriers,
  type LinkLetter,
} from '../../identity/identity.public.js'
import { writeMail } from '../content/mail-content.js'
import { PrintedValues } from '../content/printed-values.js'
import { MailTransport } from '../delivery/mail-transport.js'
import { MailServers } from '../settings/mail-server.js'

/**
 * Sends staff the links by which they set their password: straight to the mail server and into no mailbox, since whoever
 * may read the mailbox could sign in as them.
 */
@Injectable()
export class StaffLetters implements LinkCourier {
  constructor(
    @Inject(LinkCouriers) couriers: LinkCouriers,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(MailServers) private readonly servers: MailServers,
    @Inject(MailTransport) private readonly transport: MailTransport,
  ) {
    couriers.use(this)
  }

  async carry({ purpose, name, email, language, link, expiresAt }: LinkLetter): Promise<LetterOutcome> {
    if ((await this.servers.inForce().catch(() => undefined)) === undefined) return 'none'
    const shop = await this.shop.read()
    const spoken = language ?? languageOf(shop)
    const { t } = await createTranslation(spoken)
    const until = formatDateTime(expiresAt.toISOString(), spoken, shop.timeZone)
    const values = { name, shop: shop.name, link, until }
    const draft = {
      subject: t(`staffLetters.${purpose}.subject`, values),
      body: t(`staffLetters.${purpose}.body`, values),
      fields: [],
    }
    const reading = { language: spoken, timeZone: shop.timeZone, yes: '', no: '' }
    const content = writeMail(draft, new PrintedValues(reading), t('mail.footer', { shop: shop.name }))
    const outcome = await this.transport.deliver({ id: uuidv7(), to: [email], ...content })
    return outcome.kind === 'sent' && outcome.refusedFor.length === 0 ? 'sent' : 'failed'
  }
}
