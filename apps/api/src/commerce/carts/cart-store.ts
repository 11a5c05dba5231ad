import { Inject, Injectable } from '@nestjs/common'
import { asc, eq, sql } from 'drizzle-orm'
import { amongGiven } from '../../platform/database/among.js'
import { DATABASE, type Database, type Queries, type Transaction } from '../../platform/database/database.js'
import { knownQuery } from '../../platform/database/known-query.js'
import { batchSize, inBatches } from '../../platform/retention/in-batches.js'
import { Retention } from '../../platform/retention/retention.js'
import { carts } from './cart.table.js'
import { cartOrderedAlready, unknownCart } from './cart-problems.js'
import { hashOfToken } from './cart-token.js'

export type Cart = typeof carts.$inferSelect

/** What of a cart may be changed by whoever holds its token. */
export type CartChanges = {
  readonly [Name in Exclude<
    keyof Cart,
    'id' | 'tokenHash' | 'version' | 'createdAt' | 'updatedAt' | 'expiresAt'
  >]?: Cart[Name] | undefined
}

/** How long a cart lives after it was touched last, in milliseconds. */
const lifetime = 30 * 24 * 3_600_000

const holdCarts = knownQuery((queries) =>
  queries
    .select()
    .from(carts)
    .where(amongGiven(carts.tokenHash, 'hashes'))
    .orderBy(asc(carts.id))
    .for('update'),
)

/** Keeps carts, and forgets those that nobody touched for a month. */
@Injectable()
export class CartStore {
  constructor(@Inject(DATABASE) database: Database, @Inject(Retention) retention: Retention) {
    const forgetSome = async () => {
      const { rowCount } = await database.execute(sql`
        delete from ${carts} where id in (
          select id from ${carts} where expires_at < now()
           order by expires_at limit ${sql.raw(`${batchSize}`)} for update skip locked)`)
      return rowCount ?? 0
    }
    retention.register((signal) => inBatches(forgetSome, signal))
  }

  async create(
    queries: Queries,
    cart: Pick<typeof carts.$inferInsert, 'id' | 'tokenHash' | 'language' | 'journey'>,
  ): Promise<Cart> {
    const now = new Date()
    const [created] = await queries
      .insert(carts)
      .values({ ...cart, createdAt: now, updatedAt: now, expiresAt: expiryAt(now) })
      .returning()
    if (created === undefined) throw new Error('The cart was not recorded.')
    return created
  }

  /** @throws Problem `not-found`. */
  async read(queries: Queries, token: string): Promise<Cart> {
    const [cart] = await queries
      .select()
      .from(carts)
      .where(eq(carts.tokenHash, hashOfToken(token)))
    if (cart === undefined || cart.expiresAt < new Date()) throw unknownCart()
    return cart
  }

  /**
   * The cart, which nobody else changes before this transaction ends.
   * @throws Problem `not-found`.
   */
  async hold(transaction: Transaction, token: string): Promise<Cart> {
    const cart = (await this.holdEach(transaction, [token])).get(token)
    if (cart === undefined) throw unknownCart()
    return cart
  }

  /** The same of several carts, by their tokens and in one order for all; those that are not there are not in the answer. */
  async holdEach(transaction: Transaction, tokens: readonly string[]): Promise<ReadonlyMap<string, Cart>> {
    if (tokens.length === 0) return new Map()
    const tokenOf = new Map(tokens.map((token) => [hashOfToken(token), token]))
    const held = await holdCarts(transaction, { hashes: [...tokenOf.keys()] })
    const now = new Date()
    return new Map(
      held.flatMap((cart): [string, Cart][] => {
        const token = tokenOf.get(cart.tokenHash)
        return token === undefined || cart.expiresAt < now ? [] : [[token, cart]]
      }),
    )
  }

  /**
   * As `hold`, for a cart that is to be changed.
   * @throws Problem `not-found`, `cart-ordered` (409).
   */
  async holdOpen(transaction: Transaction, token: string): Promise<Cart> {
    const cart = await this.hold(transaction, token)
    if (cart.orderId !== null) throw cartOrderedAlready()
    return cart
  }

  /**
   * As `holdOpen`, for who knows a cart by its id.
   * @throws Problem `not-found`, `cart-ordered` (409).
   */
  async holdOpenById(transaction: Transaction, cartId: string): Promise<Cart> {
    const [cart] = await transaction.select().from(carts).where(eq(carts.id, cartId)).for('update')
    if (cart === undefined || cart.expiresAt < new Date()) throw unknownCart()
    if (cart.orderId !== null) throw cartOrderedAlready()
    return cart
  }

  /** Changes a cart that the transaction holds, and lets it live on. */
  async change(transaction: Transaction, cart: Cart, changes: CartChanges): Promise<Cart> {
    const now = new Date()
    const [changed] = await transaction
      .update(carts)
      // Drizzle leaves out what is undefined.
      .set({ ...changes, version: cart.version + 1, updatedAt: now, expiresAt: expiryAt(now) })
      .where(eq(carts.id, cart.id))
      .returning()
    if (changed === undefined) throw new Error(`Cart ${cart.id} went away under its own lock.`)
    return changed
  }
}

const expiryAt = (touched: Date) => new Date(touched.getTime() + lifetime)
