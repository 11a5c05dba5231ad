import { Inject, Injectable } from '@nestjs/common'
import { and, eq, ne } from 'drizzle-orm'
import { ManualPayments } from '../../commerce/commerce.public.js'
import type { Transaction } from '../../platform/database/database.js'
import { TillExceptions } from '../exceptions/till-exceptions.js'
import { cashierOf, type EventOf, type ProjectionContext, timeOf } from './projection-context.js'
import { tillSaleTenders } from './till-sale.table.js'

/** Enters how it turned out with a tender of which nobody knew, or that was still to be paid. */
@Injectable()
export class TenderResolution {
  constructor(
    @Inject(ManualPayments) private readonly payments: ManualPayments,
    @Inject(TillExceptions) private readonly exceptions: TillExceptions,
  ) {}

  async enter(
    transaction: Transaction,
    context: ProjectionContext,
    event: EventOf<'tender_resolved'>,
  ): Promise<void> {
    const { saleId, tenderId, outcome } = event.payload
    const isPaid = outcome === 'paid'
    const [tender] = await transaction
      .update(tillSaleTenders)
      .set(isPaid ? { state: 'paid' } : { state: 'unpaid', method: 'on_account' })
      .where(
        and(
          eq(tillSaleTenders.saleId, saleId),
          eq(tillSaleTenders.tenderId, tenderId),
          ne(tillSaleTenders.state, 'paid'),
        ),
      )
      .returning()
    if (tender === undefined) return
    if (tender.paymentId !== null) {
      if (isPaid) await this.payments.receive(transaction, tender.paymentId, cashierOf(context, event))
      // The goods are gone and the card was not charged: the amount is owed.
      else await this.payments.promiseOtherwise(transaction, tender.paymentId, 'on_account')
    }
    const at = new Date(timeOf(context, event).happenedAt)
    await this.exceptions.settleByItself(transaction, 'tender_unknown', `${saleId}/${tenderId}`, at)
  }
}
