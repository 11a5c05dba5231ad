import { builtInPaymentMethods, type PaymentMethod, type PaymentMethodKey } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import { DATABASE, type Database, type Queries } from '../../../platform/database/database.js'
import { Transactions } from '../../../platform/database/transactions.js'
import { Problem } from '../../../platform/http/problems/problem.js'
import { unknownPaymentMethod } from '../payment-problems.js'
import { paymentMethods } from './payment-method.table.js'

/** What a shop decides about a way of paying. */
export type MethodSettings = Omit<PaymentMethod, 'key' | 'builtIn' | 'position'>

const builtInKeys = new Set(builtInPaymentMethods.map(({ key }) => key))
/** More would be a list that nobody reads. */
const most = 30

/** The ways of paying that no gateway takes part in. */
@Injectable()
export class PaymentMethods {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
  ) {}

  /** All of them, in their order: those that every shop has, as this one has changed them, and its own. */
  async list(queries: Queries = this.database): Promise<PaymentMethod[]> {
    const rows = await queries.select().from(paymentMethods)
    const stored = rows.map((row): PaymentMethod => ({ ...row, builtIn: builtInKeys.has(row.key) }))
    const untouched = builtInPaymentMethods.filter(({ key }) => stored.every((row) => row.key !== key))
    return [...untouched, ...stored].sort(
      (left, right) => left.position - right.position || (left.key < right.key ? -1 : 1),
    )
  }

  /**
   * The way of paying called `key`, if it is on.
   * @throws Problem `unknown-payment-method` (422).
   */
  async enabled(queries: Queries, key: PaymentMethodKey): Promise<PaymentMethod> {
    const found = (await this.list(queries)).find((method) => method.key === key && method.enabled)
    if (found === undefined) throw unknownPaymentMethod(key)
    return found
  }

  /**
   * Changes a way of paying, or makes a new one, last in the list.
   * @throws Problem `too-many-payment-methods` (422).
   */
  async put(key: PaymentMethodKey, settings: MethodSettings): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const all = await this.list(transaction)
      const present = all.find((method) => method.key === key)
      if (present === undefined && all.length >= most) throw tooManyMethods()
      const position = present?.position ?? Math.max(...all.map((method) => method.position)) + 1
      await transaction
        .insert(paymentMethods)
        .values({ key, position, ...settings })
        .onConflictDoUpdate({ target: paymentMethods.key, set: settings })
    })
  }

  /**
   * Brings the list into the order of `keys`; those that it does not name follow.
   */
  async arrange(keys: readonly PaymentMethodKey[]): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const all = await this.list(transaction)
      const place = (key: PaymentMethodKey) => (keys.includes(key) ? keys.indexOf(key) : keys.length)
      const arranged = all.toSorted((left, right) => place(left.key) - place(right.key))
      for (const [position, { builtIn: _, ...method }] of arranged.entries()) {
        await transaction
          .insert(paymentMethods)
          .values({ ...method, position })
          .onConflictDoUpdate({ target: paymentMethods.key, set: { position } })
      }
    })
  }

  /**
   * Removes a way of paying that the shop made. What was paid by it stays.
   * @throws Problem `not-found`, `payment-method-built-in` (409).
   */
  async remove(key: PaymentMethodKey): Promise<void> {
    if (builtInKeys.has(key)) throw methodBuiltIn()
    const removed = await this.database
      .delete(paymentMethods)
      .where(eq(paymentMethods.key, key))
      .returning({ key: paymentMethods.key })
    if (removed.length === 0) throw unknownMethodKey(key)
  }
}

function tooManyMethods(): Problem {
  return new Problem({
    type: 'too-many-payment-methods',
    status: 422,
    title: 'There are too many ways of paying',
    detail: `A shop has at most ${most} ways of paying by hand.`,
    fix: 'Remove one that is not used any more.',
  })
}

function methodBuiltIn(): Problem {
  return new Problem({
    type: 'payment-method-built-in',
    status: 409,
    title: 'This way of paying stays',
    detail: 'It comes with the product, so it can be turned off and not removed.',
    fix: 'Turn it off instead.',
  })
}

function unknownMethodKey(key: string): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such way of paying',
    detail: `No way of paying has the key ${key}.`,
    fix: 'Take a key from GET /api/v1/payment-methods.',
  })
}
