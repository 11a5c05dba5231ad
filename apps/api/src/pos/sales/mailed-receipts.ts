import { type Language, money, type Ticket } from '@counterflow/core'
import { createTranslation, formatMoney, type TextKey, type TextValues } from '@counterflow/i18n'
import { Inject, Injectable } from '@nestjs/common'
import { languageOf } from '../../commerce/commerce.public.js'
import { type MailDraft, Outbox } from '../../mail/mail.public.js'
import type { Transaction } from '../../platform/database/database.js'
import { cashierOf, type EventOf, type ProjectionContext } from './projection-context.js'
import { ticketOf } from './ticket-voids.js'

/** Mails receipts that customers asked for at a till, each once for its event. */
@Injectable()
export class MailedReceipts {
  constructor(@Inject(Outbox) private readonly outbox: Outbox) {}

  async enter(
    transaction: Transaction,
    context: ProjectionContext,
    event: EventOf<'receipt_mailed'>,
  ): Promise<void> {
    const { saleId, email } = event.payload
    const ticket = await ticketOf(transaction, saleId)
    if (ticket === undefined) return
    const language = languageOf(context.shop)
    const mail = await receiptMail(ticket, context.shop.name, language)
    await this.outbox.sendWithin(transaction, [email], mail, {
      idempotencyKey: `till-receipt/${event.id}`,
      actor: cashierOf(context, event),
      language,
    })
  }
}

/** A receipt as a mail: what was bought, what came back, and what was paid. */
async function receiptMail(ticket: Ticket, shop: string, language: Language): Promise<MailDraft> {
  const translation = await createTranslation(language)
  const t = (key: TextKey, values: TextValues = {}) => translation.t(key, values)
  const printed = (amount: number) => formatMoney(money(amount, ticket.currency), language)
  const field = (label: string, amount: number) => ({ label, value: printed(amount) })
  const line = (title: string, quantity: number, amount: number) => field(`${title} × ${quantity}`, amount)
  const number = ticket.receiptNumber
  return {
    subject: t('orderLetters.receipt.subject', { shop, number }),
    body: t('orderLetters.receipt.body', { number }),
    fields: [
      ...ticket.lines.map(({ title, quantity, total }) => line(title, quantity, total)),
      ...ticket.returns.map(({ title, quantity, amount }) => line(title, -quantity, 0 - amount)),
      ...(ticket.tax === 0 ? [] : [field(t('drafts.tax'), ticket.tax)]),
      ...(ticket.rounding === 0 ? [] : [field(t('orderLetters.receipt.rounding'), ticket.rounding)]),
      field(t('drafts.total'), ticket.total),
    ],
  }
}
