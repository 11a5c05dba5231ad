import { money } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { Coalescer } from '../../platform/coalescing/coalescer.js'
import { anewWhereCrossed } from '../../platform/database/crossed-changes.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { KeyedTransactions } from '../../platform/database/keyed-transactions.js'
import { LOGGER, type Logger } from '../../platform/logging/logger.js'
import type { StartedOperation } from './authorizations.js'
import { PAYMENT_GATEWAY, type PaymentGateway } from './gateway/payment-gateway.js'
import type { SettledOutcome } from './payment-books.js'
import { type Payment, type PaymentOperation, PaymentOperations } from './payment-operations.js'
import { type GatewayAnswer, PaymentSettlement, type Settled } from './payment-settlement.js'

/** How long a call to the gateway may take before its outcome counts as unknown, in milliseconds. */
const patience = 10_000
const mostAtOnce = 100

type Answer = SettledOutcome | { readonly kind: 'unknown'; readonly detail: string }

/**
 * Asks the gateway, outside of any transaction, and records the answer. Whoever finds an operation started may
 * drive it: the request that began it, a duplicate, or the recovery after a crash. The gateway sees the same
 * idempotency key from all of them, and only one of them settles it.
 */
@Injectable()
export class GatewayCalls {
  /** Answers that come at the same moment are recorded by one transaction. */
  private readonly answers = new Coalescer<GatewayAnswer, Settled>(
    (answers) =>
      anewWhereCrossed(() =>
        this.transactions.run((transaction) => this.settlement.recordEach(transaction, answers)),
      ),
    mostAtOnce,
  )

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(KeyedTransactions) private readonly transactions: KeyedTransactions,
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
    @Inject(PaymentOperations) private readonly operations: PaymentOperations,
    @Inject(PaymentSettlement) private readonly settlement: PaymentSettlement,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** The operation as it ended, or still `started` when the gateway does not tell. */
  async drive(operationId: string): Promise<PaymentOperation> {
    return this.driveStarted(await this.operations.get(this.database, operationId))
  }

  /** The same of an operation as it was read, or has just been started. */
  async driveStarted({ operation, payment }: StartedOperation): Promise<PaymentOperation> {
    if (operation.status !== 'started') return operation
    const answer = await this.ask(operation, payment)
    if (answer.kind === 'unknown') {
      this.logger.warn(
        { operationId: operation.id, detail: answer.detail },
        'The payment gateway did not tell the outcome.',
      )
      return operation
    }
    const settled = await this.answers.submit({ operationId: operation.id, outcome: answer })
    if (settled.followUp !== undefined) await this.drive(settled.followUp.id)
    return settled.operation
  }

  private async ask(operation: PaymentOperation, payment: Payment): Promise<Answer> {
    const signal = AbortSignal.timeout(patience)
    const silence = new Promise<Answer>((resolve) => {
      const detail = `No answer within ${patience} ms.`
      signal.addEventListener('abort', () => resolve({ kind: 'unknown', detail }), { once: true })
    })
    const answer = this.call(operation, payment, signal).catch(
      (error: unknown): Answer => ({ kind: 'unknown', detail: String(error) }),
    )
    return Promise.race([answer, silence])
  }

  private async call(operation: PaymentOperation, payment: Payment, signal: AbortSignal): Promise<Answer> {
    const request = {
      idempotencyKey: operation.id,
      amount: money(operation.amount, payment.currency),
      signal,
    }
    if (operation.kind === 'authorize') {
      return this.gateway.authorize({ ...request, cardToken: payment.cardToken })
    }
    const { authorization } = payment
    if (authorization === null) return { kind: 'declined', reason: 'unknown_authorization' }
    return this.gateway[operation.kind]({ ...request, authorization })
  }
}
