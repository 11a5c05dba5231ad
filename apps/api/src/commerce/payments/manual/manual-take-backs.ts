import { type Money, minorUnits, money, type OrderId, type PaymentMethodKey } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.js'
import { EventLog } from '../../../platform/events/event-log.js'
import { orderManualPaymentReceived } from '../../orders/order-events.js'
import { OrderHistory, type TimelineActor, timelineActor } from '../../orders/order-history.js'
import { OrderAccounts } from '../order-accounts.js'
import { manualPayments } from './manual-payment.table.js'
import { ManualPayments } from './manual-payments.js'

/** Money that was given back by hand, and came again. */
export interface MoneyAgain {
  readonly orderId: OrderId
  readonly amount: Money
  /** How it came again. */
  readonly method: PaymentMethodKey
  readonly actor: TimelineActor
}

/** Undoes what `ManualPayments.giveBack` has recorded. Whoever calls holds the order's lock. */
@Injectable()
export class ManualTakeBacks {
  constructor(
    @Inject(ManualPayments) private readonly manual: ManualPayments,
    @Inject(OrderAccounts) private readonly accounts: OrderAccounts,
    @Inject(OrderHistory) private readonly history: OrderHistory,
    @Inject(EventLog) private readonly events: EventLog,
  ) {}

  /** Of the earliest payments first. What went to gift cards stays there. */
  async record(transaction: Transaction, { orderId, amount, method, actor }: MoneyAgain): Promise<void> {
    let left: number = amount.amount
    for (const { id, refunded } of await this.manual.of(transaction, orderId)) {
      const part = money(Math.min(refunded, left), amount.currency)
      if (part.amount === 0) continue
      left -= part.amount
      await transaction
        .update(manualPayments)
        .set({ refunded: minorUnits(refunded - part.amount) })
        .where(eq(manualPayments.id, id))
      await this.accounts.settleReturn(transaction, orderId, part)
      const order = await this.history.add(transaction, orderId, {
        kind: 'payment_received',
        actor: timelineActor(actor),
        values: { amount: part, method },
      })
      await this.events.append(transaction, orderManualPaymentReceived, {
        subjectId: orderId,
        payload: { order, manualPaymentId: id, method, amount: part },
      })
    }
  }
}
