import { money, type RegisterId, type ShiftReport } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Transaction } from '../../platform/database/database.js'
import { EventLog } from '../../platform/events/event-log.js'
import { TillExceptions } from '../exceptions/till-exceptions.js'
import { tillCashDifference } from '../till-events.js'
import type { DrawerVerdict } from './office-count.js'

/** The shift of a drawer, and at which register it is. */
export interface DrawerOf {
  readonly register: { readonly registerId: RegisterId; readonly registerName: string }
  readonly report: ShiftReport
  readonly verdict: DrawerVerdict
}

/** Tells of a drawer that held another sum than it should, and takes that back once it is right. */
@Injectable()
export class DrawerDifferences {
  constructor(
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(TillExceptions) private readonly exceptions: TillExceptions,
  ) {}

  async tell(transaction: Transaction, drawer: DrawerOf, at: Date): Promise<void> {
    const { report, verdict, register } = drawer
    const { counted, difference } = verdict
    if (difference === null) return
    const { shiftId, expected, currency } = report
    if (difference === 0) {
      await this.exceptions.settleByItself(transaction, 'cash_difference', shiftId, at)
      return
    }
    await this.events.append(transaction, tillCashDifference, {
      subjectId: shiftId,
      payload: { shift: shiftTold(drawer) },
    })
    await this.exceptions.raise(transaction, [
      {
        kind: 'cash_difference',
        cause: shiftId,
        at,
        registerId: register.registerId,
        shiftId,
        details: { difference, expected, counted, currency },
      },
    ])
  }
}

/** What events say of a shift. */
export function shiftTold({ register, report, verdict: { counted, difference } }: DrawerOf) {
  const { currency, shiftId, openedAt, closedAt, tickets, sold, returned, expected } = report
  const inCurrency = (amount: number) => money(amount, currency)
  return {
    id: shiftId,
    register: { id: register.registerId, name: register.registerName },
    currency,
    openedAt,
    closedAt,
    tickets,
    sold: inCurrency(sold),
    returned: inCurrency(returned),
    expected: inCurrency(expected),
    counted: counted === null ? null : inCurrency(counted),
    difference: difference === null ? null : inCurrency(difference),
  }
}
