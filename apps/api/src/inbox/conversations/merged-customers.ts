import { customerIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../platform/database/database.js'
import { EventLog, type RecordedEvent } from '../../platform/events/event-log.js'
import { conversations } from './conversation.table.js'

const mergedSchema = z.object({ customer: z.object({ id: customerIdSchema }), mergedId: customerIdSchema })

/** Hands conversations on to the customer that somebody became, in the transaction that merges the two. */
@Injectable()
export class MergedCustomers {
  constructor(@Inject(EventLog) events: EventLog) {
    events.react((transaction, recorded) => this.follow(transaction, recorded))
  }

  private async follow(transaction: Transaction, recorded: readonly RecordedEvent[]): Promise<void> {
    if (recorded[0]?.type !== 'customer.merged') return
    for (const { payload } of recorded) {
      const { customer, mergedId } = mergedSchema.parse(payload)
      await transaction
        .update(conversations)
        .set({ customerId: customer.id, version: sql`${conversations.version} + 1` })
        .where(eq(conversations.customerId, mergedId))
    }
  }
}
