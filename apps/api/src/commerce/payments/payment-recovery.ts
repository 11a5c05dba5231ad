import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { Transactions } from '../../platform/database/transactions.js'
import { defineJob } from '../../platform/jobs/job-definition.js'
import { JobQueue } from '../../platform/jobs/job-queue.js'
import { Sweeper } from '../../platform/liveness/sweeper.js'
import { GatewayCalls } from './gateway-calls.js'
import { paymentOperations } from './payment.table.js'

/** Asks the gateway again how an operation ended. */
export const settlePaymentOperation = defineJob({
  name: 'commerce.settle_payment_operation',
  payload: z.strictObject({ operationId: z.uuid() }),
})

const claimedSchema = z.array(z.object({ id: z.uuid() }))

/**
 * Heals what a crash or a silent gateway left between a call and its record: operations that are still started
 * are asked about again, under their own key, first after seconds, later each hour.
 */
@Injectable()
export class PaymentRecovery {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(JobQueue) private readonly jobs: JobQueue,
    @Inject(GatewayCalls) gateway: GatewayCalls,
    @Inject(Sweeper) sweeper: Sweeper,
  ) {
    jobs.handle(settlePaymentOperation, async ({ operationId }) => {
      await gateway.drive(operationId)
    })
    sweeper.registerRoutine(() => this.sweep())
  }

  /** Enqueues a job for each operation that is due. */
  async sweep(): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const { rows } = await transaction.execute(sql`
        update ${paymentOperations}
           set attempts = attempts + 1,
               attempt_due_at = now() + least(15 * power(2, least(attempts, 10)), 3600) * interval '1 second'
         where id = any(array(
           select id from ${paymentOperations}
            where status = 'started' and attempt_due_at <= now()
            order by attempt_due_at limit 50 for no key update skip locked))
        returning id`)
      for (const { id } of claimedSchema.parse(rows)) {
        await this.jobs.enqueue(
          transaction,
          settlePaymentOperation,
          { operationId: id },
          { key: `${settlePaymentOperation.name}/${id}`, maxAttempts: 1 },
        )
      }
    })
  }
}
