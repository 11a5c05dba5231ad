import type { Language } from '@counterflow/core'
import { createTranslation, formatMoney, type TextKey, type TextValues } from '@counterflow/i18n'
import { Inject, Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import {
  type DraftShown,
  Drafts,
  DraftView,
  draftCompletedAlready,
  draftEmpty,
  languageOf,
  noInvoiceAddress,
  ShopSettings,
} from '../commerce/commerce.public.js'
import { type MailContent, type MailDraft, Outbox } from '../mail/mail.public.js'
import { DATABASE, type Database } from '../platform/database/database.js'
import type { Actor } from '../platform/http/actor.js'
import type { IdempotentRequest } from '../platform/http/idempotency/idempotency-keys.js'

/** A draft that can be sent to its customer. */
interface Invoice {
  readonly draft: DraftShown
  readonly to: string | null
  readonly language: Language
  readonly mail: MailDraft
}

/** Writes drafts to their customers: what they cost, and where to pay. */
@Injectable()
export class Invoices {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Drafts) private readonly drafts: Drafts,
    @Inject(DraftView) private readonly view: DraftView,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** @throws Problem `draft-completed`, `draft-empty`, `not-found`. */
  async preview(
    draftId: string,
    message: string,
    actor: Actor,
  ): Promise<MailContent & { to: string | null }> {
    const { mail, to, language } = await this.write(draftId, message)
    return { ...(await this.outbox.write(mail, actor, language)), to }
  }

  /**
   * Sends the invoice, then notes that it was sent: after a crash in between, asking again notes it and sends nothing.
   * @throws Problem `draft-order-changed`, `draft-completed`, `draft-empty`, `invoice-address-missing`, `not-found`.
   */
  async send(
    draftId: string,
    { version, message }: { version: number; message: string },
    actor: Actor,
    request: IdempotentRequest | undefined,
  ): Promise<DraftShown> {
    const { mail, to, language } = await this.write(draftId, message)
    if (to === null) throw noInvoiceAddress()
    await this.drafts.expect(draftId, version)
    const key = request === undefined ? uuidv7() : `${request.principal}/${request.key}`
    await this.outbox.send([to], mail, { idempotencyKey: `invoice/${draftId}/${key}`, actor, language })
    await this.drafts.noteInvoice(draftId, version, to)
    return this.view.show(this.database, await this.drafts.read(draftId))
  }

  private async write(draftId: string, message: string): Promise<Invoice> {
    const draft = await this.view.show(this.database, await this.drafts.read(draftId))
    if (draft.orderId !== null) throw draftCompletedAlready(draft.orderId)
    const { price } = draft
    if (price === null || price.lines.length === 0) throw draftEmpty()
    const shop = await this.shop.read()
    const language = draft.content.language ?? languageOf(shop)
    const translation = await createTranslation(language)
    const t = (key: TextKey, values: TextValues = {}) => translation.t(key, values)
    const printed = (amount: typeof price.total) => formatMoney(amount, language)
    const paragraphs = [message.trim(), t('drafts.mail.body', { number: draft.number }), draft.payLink]
    return {
      draft,
      to: draft.content.email ?? draft.customer?.email ?? null,
      language,
      mail: {
        subject: t('drafts.mail.subject', { shop: shop.name, number: draft.number }),
        body: paragraphs.filter((paragraph) => paragraph !== '').join('\n\n'),
        fields: [
          ...price.lines.map(({ title, quantity, total }) => ({
            label: `${title[language]} × ${quantity}`,
            value: printed(total),
          })),
          ...(price.shipping.amount === 0
            ? []
            : [{ label: t('drafts.shipping'), value: printed(price.shipping) }]),
          ...(price.tax.amount === 0 || price.taxIncluded
            ? []
            : [{ label: t('drafts.tax'), value: printed(price.tax) }]),
          { label: t('drafts.total'), value: printed(price.total) },
        ],
      },
    }
  }
}
