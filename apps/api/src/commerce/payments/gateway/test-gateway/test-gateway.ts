import type { PaymentOperationKind } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { Coalescer } from '../../../../platform/coalescing/coalescer.js'
import { among } from '../../../../platform/database/among.js'
import { type Database, type Queries, type Transaction } from '../../../../platform/database/database.js'
import { insertRows } from '../../../../platform/database/insert-rows.js'
import { KEYED_DATABASE } from '../../../../platform/database/keyed-database.js'
import { JobQueue } from '../../../../platform/jobs/job-queue.js'
import type {
  AuthorizationOutcome,
  CardToken,
  GatewayOutcome,
  GatewayRequest,
  PaymentGateway,
} from '../payment-gateway.js'
import { testCardByNumber, testCardByToken } from './test-cards.js'
import { testGatewayAlert } from './test-gateway-alerts.js'
import { refusalOf } from './test-gateway-books.js'
import { testGatewayOperations as operations } from './test-gateway-operation.table.js'

type Operation = typeof operations.$inferSelect
type Booked = Omit<Operation, 'at'>
type FollowUp = GatewayRequest & { readonly authorization: string }

const mostAtOnce = 100
const requestChanged = { kind: 'declined', reason: 'request_changed' } as const

/**
 * A payment provider for trying things out: it behaves like a remote one, moves no money, and knows the test
 * cards only. It keeps books of its own, and answers a repeated idempotency key from them.
 */
@Injectable()
export class TestGateway implements PaymentGateway {
  readonly name = 'test'
  /** A company of its size answers many shops at once. */
  private readonly authorizations = new Coalescer<Booked, Booked>((asked) => this.book(asked), mostAtOnce)

  constructor(
    @Inject(KEYED_DATABASE) private readonly database: Database,
    @Inject(JobQueue) private readonly jobs: JobQueue,
  ) {}

  /** What stands in the books under the key of each authorisation: it, or what came first. */
  private async book(asked: readonly Booked[]): Promise<Booked[]> {
    const first = new Map(asked.toReversed().map((operation) => [operation.idempotencyKey, operation]))
    const inserted = await insertRows(
      this.database,
      operations,
      [...first.values()],
      'on conflict do nothing returning idempotency_key',
    )
    const fresh = new Set(inserted.map((row) => row.idempotency_key))
    const known = [...first.keys()].filter((key) => !fresh.has(key))
    const rows = known.length === 0 ? [] : await this.recorded(known)
    const byKey = new Map<string, Booked>(rows.map((row) => [row.idempotencyKey, row]))
    return asked.flatMap(({ idempotencyKey }) => byKey.get(idempotencyKey) ?? first.get(idempotencyKey) ?? [])
  }

  private recorded(keys: readonly string[]): Promise<Operation[]> {
    return this.database.select().from(operations).where(among(operations.idempotencyKey, keys))
  }

  tokenizeCard(number: string): CardToken | undefined {
    const found = testCardByNumber(number)
    if (found === undefined) return undefined
    return { token: found.token, brand: found.card.brand, last4: found.card.number.slice(-4) }
  }

  async authorize(request: GatewayRequest & { cardToken: string }): Promise<AuthorizationOutcome> {
    const authorization = `test_auth_${uuidv7()}`
    const { idempotencyKey, cardToken } = request
    const recorded = await this.authorizations.submit({
      idempotencyKey,
      kind: 'authorize',
      authorization,
      cardToken,
      ...request.amount,
      outcome: outcomeOfAuthorization(cardToken, authorization),
    })
    const same =
      isSame(recorded, { kind: 'authorize', amount: request.amount }) && recorded.cardToken === cardToken
    if (!same || !isAuthorization(recorded.outcome)) return { ...requestChanged, card: null }
    return recorded.outcome
  }

  capture(request: FollowUp): Promise<GatewayOutcome> {
    return this.follow('capture', request)
  }

  void(request: FollowUp): Promise<GatewayOutcome> {
    return this.follow('void', request)
  }

  refund(request: FollowUp): Promise<GatewayOutcome> {
    return this.follow('refund', request)
  }

  private follow(
    kind: Exclude<PaymentOperationKind, 'authorize'>,
    request: FollowUp,
  ): Promise<GatewayOutcome> {
    const { idempotencyKey, authorization, amount } = request
    return this.database.transaction(async (transaction): Promise<GatewayOutcome> => {
      const [authorized] = await transaction
        .select()
        .from(operations)
        .where(and(eq(operations.authorization, authorization), eq(operations.kind, 'authorize')))
        .for('update')
      if (authorized === undefined) return { kind: 'declined', reason: 'unknown_authorization' }

      const earlier = await recordedUnder(transaction, idempotencyKey)
      if (earlier !== undefined) {
        const same = earlier.authorization === authorization && isSame(earlier, { kind, amount })
        return same ? followUpOutcome(earlier.outcome) : requestChanged
      }
      const history = await transaction
        .select()
        .from(operations)
        .where(eq(operations.authorization, authorization))
      const reason = refusalOf(history, { kind, ...amount })
      const outcome: GatewayOutcome =
        reason === undefined ? { kind: 'approved' } : { kind: 'declined', reason }
      await transaction
        .insert(operations)
        .values({ idempotencyKey, kind, authorization, cardToken: authorized.cardToken, ...amount, outcome })
      if (kind === 'capture' && reason === undefined) await this.tellLater(transaction, authorized)
      return outcome
    })
  }

  private async tellLater(transaction: Transaction, { cardToken, authorization }: Operation): Promise<void> {
    const alert = testCardByToken(cardToken)?.alert
    if (alert === undefined) return
    const payload = { ...alert, authorization, gatewayAlertId: `test_${alert.kind}_${authorization}` }
    await this.jobs.enqueue(transaction, testGatewayAlert, payload, { delaySeconds: 1 })
  }
}

function outcomeOfAuthorization(cardToken: string, authorization: string): AuthorizationOutcome {
  const card = testCardByToken(cardToken)
  if (card === undefined) return { kind: 'declined', reason: 'card_declined', card: null }
  if (card.declinesAuthorization !== undefined)
    return { kind: 'declined', reason: card.declinesAuthorization, card: card.signals }
  return { kind: 'approved', authorization, card: card.signals }
}

async function recordedUnder(queries: Queries, idempotencyKey: string): Promise<Operation | undefined> {
  const [recorded] = await queries
    .select()
    .from(operations)
    .where(eq(operations.idempotencyKey, idempotencyKey))
  return recorded
}

function isSame(recorded: Booked, request: { kind: PaymentOperationKind; amount: GatewayRequest['amount'] }) {
  return (
    recorded.kind === request.kind &&
    recorded.amount === request.amount.amount &&
    recorded.currency === request.amount.currency
  )
}

function isAuthorization(outcome: Operation['outcome']): outcome is AuthorizationOutcome {
  return outcome.kind === 'unknown' || 'card' in outcome
}

function followUpOutcome(outcome: Operation['outcome']): GatewayOutcome {
  return outcome.kind === 'approved' ? { kind: 'approved' } : outcome
}
