import type { LocationId, VariantId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, sql } from 'drizzle-orm'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { noteChange } from '../../platform/deeds/deed-under-way.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { Actor } from '../../platform/http/actor.js'
import { IdempotencyKeys, type IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { stockLevels, stockMovements } from './stock.table.js'
import { stockActor } from './stock-actor.js'
import { StockAlerts } from './stock-alerts.js'
import { type HeldLevel, recordStock, type StockCause, type StockChange } from './stock-books.js'
import type { stockChangeRoutes } from './stock-changes.contract.js'
import { stockChanged } from './stock-events.js'
import { readStockFacts } from './stock-facts.js'
import { stockBelowZero, stockTooLarge } from './stock-problems.js'

export type StockReceipt = RouteOutput<typeof stockChangeRoutes.adjust>

/** A change with the line of the request that asks for it. */
export interface AskedChange extends StockChange {
  readonly line: number
}

/** What every change of stock by a person has in common: once for a request, with its event, alerts and receipt. */
@Injectable()
export class StockDeed {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(IdempotencyKeys) private readonly idempotency: IdempotencyKeys,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(StockAlerts) private readonly alerts: StockAlerts,
  ) {}

  /** Does `work`, which answers with the id of a change, once for `request`. */
  async once(
    request: IdempotentRequest | undefined,
    work: (transaction: Transaction) => Promise<string>,
  ): Promise<StockReceipt> {
    return this.transactions.run(async (transaction) => {
      const claim = request && (await this.idempotency.claim(transaction, request))
      if (claim?.first === false) return receiptOf(transaction, claim.result)
      const changeId = await work(transaction)
      if (request !== undefined) await this.idempotency.complete(transaction, request, changeId)
      return receiptOf(transaction, changeId)
    })
  }

  /**
   * Records changes of levels that the caller holds, and tells of them.
   * @throws Problem `stock-below-zero` (409) that names the lines which take away more than lies there, or
   * `invalid-input` (422) where more would lie there than anybody has.
   */
  async record(
    transaction: Transaction,
    levels: readonly HeldLevel[],
    changes: readonly AskedChange[],
    cause: StockCause & { readonly actor: Actor },
  ): Promise<string> {
    refuseBelowZero(levels, changes)
    const actor = stockActor(cause.actor)
    const moves = changes.map(({ line, ...change }) => change)
    const changeId = await recordStock(transaction, moves, { ...cause, actor })
    const variantIds = [...new Set(changes.map(({ variantId }) => variantId))]
    const facts = await readStockFacts(transaction, variantIds)
    await this.alerts.raise(transaction, { levels, changes: moves, facts })
    for (const { variantId, locationId, onHand } of moves) {
      const held = levels.find((level) => level.variantId === variantId && level.locationId === locationId)
      const before = held?.onHand ?? 0
      noteChange(`${facts.get(variantId)?.sku ?? variantId} onHand`, before, before + onHand)
    }
    await this.events.append(transaction, stockChanged, {
      subjectId: changeId,
      payload: {
        changeId,
        reason: cause.reason,
        pieces: piecesOf(moves),
        variants: variantIds.length,
        actor,
      },
    })
    return changeId
  }
}

/** The levels that a change touched, as they are now. */
async function receiptOf(queries: Queries, changeId: string): Promise<StockReceipt> {
  const levels = await queries
    .selectDistinct({
      variantId: stockLevels.variantId,
      locationId: stockLevels.locationId,
      onHand: stockLevels.onHand,
      reserved: stockLevels.reserved,
      available: sql<number>`${stockLevels.onHand} - ${stockLevels.reserved}`,
    })
    .from(stockMovements)
    .innerJoin(
      stockLevels,
      and(
        eq(stockLevels.variantId, stockMovements.variantId),
        eq(stockLevels.locationId, stockMovements.locationId),
      ),
    )
    .where(eq(stockMovements.changeId, changeId))
  return { changeId, levels }
}

const piecesOf = (changes: readonly StockChange[]) => changes.reduce((sum, { onHand }) => sum + onHand, 0)

/** More than this of anything is a slip of the hand, and beyond it the columns end. */
const most = 1_000_000_000

function refuseBelowZero(levels: readonly HeldLevel[], changes: readonly AskedChange[]): void {
  const lying = new Map<string, number>()
  const keyOf = (place: { variantId: VariantId; locationId: LocationId }) =>
    `${place.variantId}${place.locationId}`
  for (const level of levels) lying.set(keyOf(level), level.onHand)
  const short = changes.flatMap((change) => {
    const before = lying.get(keyOf(change)) ?? 0
    lying.set(keyOf(change), before + change.onHand)
    if (before + change.onHand > most) throw stockTooLarge(`/lines/${change.line}`)
    if (change.onHand >= 0 || before + change.onHand >= 0) return []
    return [
      {
        path: `/lines/${change.line}`,
        message: `${-change.onHand} would go and ${before} lie there.`,
      },
    ]
  })
  if (short.length > 0) throw stockBelowZero(short)
}
