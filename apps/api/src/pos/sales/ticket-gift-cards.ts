import { money } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Transaction } from '../../platform/database/database.js'
import type { RaisedException } from '../exceptions/till-exceptions.js'
import { GiftCardHolds } from '../selling/gift-card-holds.js'
import { saleException } from './found-exceptions.js'
import type { TicketToEnter } from './ticket-rows.js'

/** Sees to the gift cards that tickets were paid with. */
@Injectable()
export class TicketGiftCards {
  constructor(@Inject(GiftCardHolds) private readonly cards: GiftCardHolds) {}

  /** Answers what could not be taken: the sale stands all the same. */
  async settle(transaction: Transaction, entered: TicketToEnter): Promise<RaisedException[]> {
    const { ticket, orderId } = entered
    const raised: RaisedException[] = []
    for (const tender of ticket.tenders) {
      if (tender.kind !== 'gift_card' || tender.amount <= 0 || orderId === null) continue
      const { tenderId, giftCardId } = tender
      const amount = money(tender.amount, ticket.currency)
      const outcome = await this.cards.settle(transaction, { tenderId, giftCardId, amount, orderId })
      if (outcome === 'settled') continue
      raised.push(
        saleException(entered, {
          kind: 'tender_unknown',
          cause: `${ticket.saleId}/${tenderId}`,
          details: { provider: 'gift_card', amount: tender.amount, currency: ticket.currency },
        }),
      )
    }
    return raised
  }
}
