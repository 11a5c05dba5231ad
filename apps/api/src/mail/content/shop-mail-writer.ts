import type { Language } from '@counterflow/core'
import { lastingTranslation, type TextKey, type TextValues } from '@counterflow/i18n'
import { Inject, Injectable } from '@nestjs/common'
import { languageOf, type ShopConfiguration, ShopSettings } from '../../commerce/commerce.public.js'
import type { Queries } from '../../platform/database/database.js'
import { type MailContent, type MailDraft, writeMail } from './mail-content.js'
import { PrintedValues } from './printed-values.js'

/** A mail that is to be written. */
export interface UnwrittenMail {
  readonly draft: MailDraft
  readonly sender: { readonly type: string; readonly name: string }
  /** The reader's; the shop's own, when undefined. */
  readonly language: Language | undefined
}

/** Writes mails in the language of the shop, or of whom they are for, and in the time zone of the shop. */
@Injectable()
export class ShopMailWriter {
  constructor(@Inject(ShopSettings) private readonly settings: ShopSettings) {}

  async write(draft: MailDraft, sender: UnwrittenMail['sender'], language?: Language): Promise<MailContent> {
    return written({ draft, sender, language }, await this.settings.read())
  }

  /** The same for several, of one shop that is read once. */
  async writeEach(mails: readonly UnwrittenMail[], queries: Queries): Promise<MailContent[]> {
    const shop = await this.settings.read(queries)
    return Promise.all(mails.map((mail) => written(mail, shop)))
  }
}

async function written(
  { draft, sender, language: readBy }: UnwrittenMail,
  shop: ShopConfiguration,
): Promise<MailContent> {
  const language = readBy ?? languageOf(shop)
  const translation = await lastingTranslation(language)
  const t = (key: TextKey, values: TextValues = {}) => translation.t(key, values)
  const values = new PrintedValues({
    language,
    timeZone: shop.timeZone,
    yes: t('general.yes'),
    no: t('general.no'),
  })
  const footer =
    sender.type === 'workflow'
      ? t('mail.footerOfWorkflow', { shop: shop.name, workflow: sender.name })
      : t('mail.footer', { shop: shop.name })
  return writeMail(draft, values, footer)
}
