import type { Language } from '@counterflow/core'
import { lastingTranslation, type TextKey, type TextValues } from '@counterflow/i18n'
import { Inject, Injectable } from '@nestjs/common'
import { languageOf, ShopSettings } from '../../commerce/commerce.public.js'
import type { Queries } from '../../platform/database/database.js'
import { type MailContent, type MailDraft, writeMail } from './mail-content.js'
import { PrintedValues } from './printed-values.js'

/** Writes mails in the language of the shop, or of whom they are for, and in the time zone of the shop. */
@Injectable()
export class ShopMailWriter {
  constructor(@Inject(ShopSettings) private readonly settings: ShopSettings) {}

  async write(
    draft: MailDraft,
    sender: { type: string; name: string },
    readBy?: Language,
    queries?: Queries,
  ): Promise<MailContent> {
    const shop = await this.settings.read(queries)
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
}
