import type { LedgerEvent } from '@counterflow/core'
import type { RaisedException } from '../exceptions/till-exceptions.js'
import { type ProjectionContext, timeOf } from './projection-context.js'
import type { TicketToEnter } from './ticket-rows.js'

/** What was found, without when and where that was. */
export type Finding = Omit<RaisedException, 'at' | 'registerId' | 'shiftId'>

/** An exception about something that a till has recorded. */
export function eventException(
  context: ProjectionContext,
  event: LedgerEvent,
  finding: Finding,
): RaisedException {
  return {
    at: new Date(timeOf(context, event).happenedAt),
    registerId: context.source.registerId,
    shiftId: event.shiftId,
    ...finding,
  }
}

/** An exception about a sale that has been entered. */
export function saleException(
  { context, event, ticket, orderId }: Pick<TicketToEnter, 'context' | 'event' | 'ticket' | 'orderId'>,
  finding: Finding,
): RaisedException {
  const { saleId, receiptNumber } = ticket
  return eventException(context, event, { saleId, orderId, receiptNumber, ...finding })
}
