import type { VariantId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import type { Actor } from '../../platform/http/actor.js'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { type HeldLevel, holdLevels } from './stock-books.js'
import type { countedLineSchema, stockChangeRoutes as routes } from './stock-changes.contract.js'
import { type AskedChange, StockDeed } from './stock-deed.js'
import { findVariants, holdLocation } from './stock-lines.js'
import { type BadLine, badCountLines, stockChanged } from './stock-problems.js'

type Count = RouteInput<typeof routes.count>['body']
type Counted = RouteOutput<typeof routes.count>
type CountedLine = z.output<typeof countedLineSchema>

/** What a bad line says to those who read no screen. */
const messages: Record<NonNullable<CountedLine['problem']>, string> = {
  unknown: 'There is no such variant.',
  untracked: 'The stock of this variant is not tracked.',
  repeated: 'The variant stands in an earlier line as well.',
  changed: 'The stock has changed since.',
}

/** Sets how many pieces lie at a location to what somebody counted. */
@Injectable()
export class StockCount {
  constructor(
    @Inject(StockDeed) private readonly deed: StockDeed,
    @Inject(Transactions) private readonly transactions: Transactions,
  ) {}

  /**
   * Takes a count, or with `dryRun` only says line by line what it would do.
   * @throws Problem `bad-count-lines` (422) or `stock-changed` (409) that names the bad lines; nothing has changed then.
   */
  async take(count: Count, actor: Actor, request: IdempotentRequest | undefined): Promise<Counted> {
    const { locationId, reason, note } = count
    if (count.dryRun) {
      const { lines } = await this.transactions.run((transaction) => read(transaction, count))
      return { receipt: null, lines }
    }
    const receipt = await this.deed.once(request, async (transaction) => {
      const { lines, levels } = await read(transaction, count)
      refuseBadLines(lines)
      const changes = lines.flatMap(({ line, variantId, before, after }): AskedChange[] => {
        if (variantId === null) return []
        return [{ line, variantId, locationId, onHand: after - (before ?? 0), reserved: 0 }]
      })
      return this.deed.record(transaction, levels, changes, { reason, note, actor })
    })
    return { receipt, lines: [] }
  }
}

async function read(
  transaction: Transaction,
  { lines, locationId }: Count,
): Promise<{ lines: CountedLine[]; levels: HeldLevel[] }> {
  const found = await findVariants(
    transaction,
    lines.map(({ variant }) => variant),
  )
  await holdLocation(transaction, locationId, '/locationId')
  const levels = await holdLevels(transaction, [
    ...new Set(found.flatMap((variant) => (variant === undefined ? [] : [variant.id]))),
  ])
  const lying = new Map(
    levels.flatMap((level) => (level.locationId === locationId ? [[level.variantId, level.onHand]] : [])),
  )
  const seen = new Set<VariantId>()
  const read = lines.map(({ counted, expected, variant: named }, line): CountedLine => {
    const variant = found[line]
    if (variant === undefined) {
      const sku = 'sku' in named ? named.sku : null
      return { line, variantId: null, sku, before: null, after: counted, problem: 'unknown' }
    }
    const { id: variantId, sku, tracked } = variant
    const before = lying.get(variantId) ?? 0
    const repeated = seen.has(variantId)
    seen.add(variantId)
    const changed = expected !== undefined && expected !== before
    const problem = !tracked ? 'untracked' : repeated ? 'repeated' : changed ? 'changed' : null
    return { line, variantId, sku, before, after: counted, problem }
  })
  return { lines: read, levels }
}

function refuseBadLines(lines: readonly CountedLine[]): void {
  const bad = lines.flatMap(({ line, problem }) => (problem === null ? [] : [{ line, problem }]))
  const say = ({ line, problem }: (typeof bad)[number]): BadLine => {
    return { path: `/lines/${line}`, message: messages[problem] }
  }
  const wrong = bad.filter(({ problem }) => problem !== 'changed')
  if (wrong.length > 0) throw badCountLines(wrong.map(say))
  if (bad.length > 0) throw stockChanged(bad.map(say))
}
