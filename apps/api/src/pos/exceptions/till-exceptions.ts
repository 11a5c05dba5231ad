import type {
  CustomerId,
  Json,
  OrderId,
  RegisterId,
  SaleId,
  ShiftId,
  TillExceptionKind,
  VariantId,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, isNotNull, like, type SQL, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { among } from '../../platform/database/among.js'
import type { Transaction } from '../../platform/database/database.js'
import { insertRows } from '../../platform/database/insert-rows.js'
import { EventLog } from '../../platform/events/event-log.js'
import { tillExceptionRaised, tillExceptionSettled } from '../till-events.js'
import { tillExceptions } from './till-exception.table.js'

/** Something that somebody has to look at. The same cause is noticed again, and raised once. */
export interface RaisedException {
  readonly kind: TillExceptionKind
  /** What it is the same by: `<what>/<id>…`; the kind comes before it by itself. */
  readonly cause: string
  readonly at: Date
  readonly details: Readonly<Record<string, Json>>
  readonly registerId?: RegisterId | null | undefined
  readonly shiftId?: ShiftId | null | undefined
  readonly saleId?: SaleId | null | undefined
  readonly orderId?: OrderId | null | undefined
  readonly customerId?: CustomerId | null | undefined
  readonly variantId?: VariantId | null | undefined
  readonly receiptNumber?: string | null | undefined
}

const written = z.object({
  id: z.uuid(),
  cause: z.string(),
  state: z.enum(['open', 'done']),
  fresh: z.boolean(),
})

/** Raises exceptions and settles those that have settled themselves. */
@Injectable()
export class TillExceptions {
  constructor(@Inject(EventLog) private readonly events: EventLog) {}

  /**
   * Raises exceptions as part of `transaction`. One that somebody has settled is opened again by what happened after
   * that, and only counted by what happened before.
   */
  async raise(transaction: Transaction, raised: readonly RaisedException[]): Promise<void> {
    if (raised.length === 0) return
    const byCause = new Map<string, RaisedException & { times: number; firstAt: Date }>()
    for (const one of raised) {
      const cause = `${one.kind}/${one.cause}`
      const known = byCause.get(cause)
      const firstAt = known === undefined || one.at < known.firstAt ? one.at : known.firstAt
      const at = known === undefined || one.at > known.at ? one.at : known.at
      byCause.set(cause, { ...one, cause, at, times: (known?.times ?? 0) + 1, firstAt })
    }
    // In one order, so that two tills that notice the same do not wait for each other.
    const causes = [...byCause.keys()].sort()
    const before = await transaction
      .select({ cause: tillExceptions.cause, state: tillExceptions.state })
      .from(tillExceptions)
      .where(among(tillExceptions.cause, causes))
    const done = new Set(before.filter(({ state }) => state === 'done').map(({ cause }) => cause))
    const rows = causes.flatMap((cause) => rowOf(byCause.get(cause)))
    const outcome = await insertRows(transaction, tillExceptions, rows, onConflict)
    const open = z
      .array(written)
      .parse(outcome)
      .filter(({ state, fresh, cause }) => state === 'open' && (fresh || done.has(cause)))
    await this.events.appendAll(
      transaction,
      tillExceptionRaised,
      open.flatMap(({ id, cause }) => {
        const one = byCause.get(cause)
        return one === undefined ? [] : [{ subjectId: id, payload: { exception: toldOf(id, one) } }]
      }),
    )
  }

  /** Settles what has come right by itself. */
  async settleByItself(
    transaction: Transaction,
    kind: TillExceptionKind,
    cause: string,
    at: Date,
  ): Promise<void> {
    await this.settle(transaction, eq(tillExceptions.cause, `${kind}/${cause}`), at)
  }

  /** The same of all causes of a kind that begin alike. */
  async settleAllByThemselves(
    transaction: Transaction,
    kind: TillExceptionKind,
    beginning: string,
    at: Date,
  ): Promise<void> {
    await this.settle(transaction, like(tillExceptions.cause, `${kind}/${beginning}%`), at)
  }

  /** The same of causes that begin so, of a register or of any, but for these: the others are not noticed any more. */
  async settleAllBut(
    transaction: Transaction,
    kind: TillExceptionKind,
    of: { beginning: string; registerId: RegisterId | undefined; causes: readonly string[] },
    at: Date,
  ): Promise<void> {
    const { beginning, registerId, causes } = of
    const kept = causes.map((cause) => `${kind}/${cause}`)
    const others = and(
      like(tillExceptions.cause, `${kind}/${beginning}%`),
      registerId === undefined ? undefined : eq(tillExceptions.registerId, registerId),
      sql`${tillExceptions.cause} <> all(${sql.param(kept)}::text[])`,
    )
    if (others !== undefined) await this.settle(transaction, others, at)
  }

  /** Whether a person has seen to just this. */
  async isSeenTo(transaction: Transaction, kind: TillExceptionKind, cause: string): Promise<boolean> {
    const seenTo = and(
      eq(tillExceptions.cause, `${kind}/${cause}`),
      eq(tillExceptions.state, 'done'),
      isNotNull(tillExceptions.settledBy),
    )
    return (await transaction.$count(tillExceptions, seenTo)) > 0
  }

  private async settle(transaction: Transaction, which: SQL, at: Date): Promise<void> {
    const settled = await transaction
      .update(tillExceptions)
      .set({ state: 'done', settledAt: at, settledBy: null })
      .where(and(which, eq(tillExceptions.state, 'open')))
      .returning({ id: tillExceptions.id, kind: tillExceptions.kind })
    await this.events.appendAll(
      transaction,
      tillExceptionSettled,
      settled.map(({ id, kind }) => ({ subjectId: id, payload: { exceptionId: id, kind } })),
    )
  }
}

const onConflict = `on conflict (cause) do update
  set times = till_exceptions.times + excluded.times, details = excluded.details, version = till_exceptions.version + 1,
      first_at = least(till_exceptions.first_at, excluded.first_at),
      last_at = greatest(till_exceptions.last_at, excluded.last_at),
      state = case when excluded.last_at > till_exceptions.settled_at then 'open' else till_exceptions.state end,
      settled_by = case when excluded.last_at > till_exceptions.settled_at then null else till_exceptions.settled_by end,
      settled_at = case when excluded.last_at > till_exceptions.settled_at then null else till_exceptions.settled_at end
  returning id, cause, state, xmax = 0 as fresh`

type Gathered = RaisedException & { readonly times: number; readonly firstAt: Date }

function rowOf(one: Gathered | undefined) {
  if (one === undefined) return []
  const { cause, kind, details, times, firstAt, at } = one
  return [
    {
      id: uuidv7(),
      cause,
      kind,
      details: { ...details },
      times,
      firstAt,
      lastAt: at,
      registerId: one.registerId ?? null,
      shiftId: one.shiftId ?? null,
      saleId: one.saleId ?? null,
      orderId: one.orderId ?? null,
      customerId: one.customerId ?? null,
      variantId: one.variantId ?? null,
      receiptNumber: one.receiptNumber ?? null,
    },
  ]
}

function toldOf(id: string, one: Gathered) {
  return {
    id,
    kind: one.kind,
    registerId: one.registerId ?? null,
    saleId: one.saleId ?? null,
    orderId: one.orderId ?? null,
    receiptNumber: one.receiptNumber ?? null,
    at: one.at.toISOString(),
  }
}
