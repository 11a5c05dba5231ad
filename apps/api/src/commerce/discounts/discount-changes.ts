import { randomBytes } from 'node:crypto'
import {
  classOfDiscount,
  type DiscountId,
  discountCodeBytes,
  discountIdSchema,
  discountStatus,
  newDiscountCode,
  usualCombinations,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { noteChange, noteChanges } from '../../platform/deeds/deed-under-way.js'
import { EventLog } from '../../platform/events/event-log.js'
import { IdempotencyKeys, type IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { invalidInput } from '../../platform/http/input/invalid-input.js'
import type { RouteInput } from '../../platform/http/route-contract.js'
import { customers } from '../customers/customer.table.js'
import { products } from '../products/product.table.js'
import { ShopSettings } from '../shop/shop-settings.js'
import { discounts } from './discount.table.js'
import type { StoredDiscount } from './discount-book.js'
import { discountCreated, discountDeleted, discountUpdated } from './discount-events.js'
import { codeTaken, discountInUse, unknownDiscount } from './discount-problems.js'
import {
  columnsOf,
  type DiscountTerms,
  refuseMixedCurrencies,
  refuseProductsOfShipping,
  refuseReversedDates,
} from './discount-terms.js'
import type { discountRoutes } from './discounts.contract.js'

/** A discount that is to be created; `codePrefix` begins a code that is made up. */
export type CreateDiscount = RouteInput<typeof discountRoutes.create>['body'] & {
  codePrefix?: string | undefined
}

/** Creates, changes and deletes discounts. */
@Injectable()
export class DiscountChanges {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(IdempotencyKeys) private readonly idempotency: IdempotencyKeys,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  /**
   * Creates a discount; the same `request` again answers with the same one.
   * @throws Problem `invalid-input`, `discount-code-taken`, `idempotency-key-reused`.
   */
  create(given: CreateDiscount, request: IdempotentRequest | undefined): Promise<DiscountId> {
    return this.transactions.run(async (transaction) => {
      if (request === undefined) return this.insert(transaction, given)
      const claim = await this.idempotency.claim(transaction, request)
      if (!claim.first) return discountIdSchema.parse(claim.result)
      const id = await this.insert(transaction, given)
      await this.idempotency.complete(transaction, request, id)
      return id
    })
  }

  /** Changes what `terms` names. @throws Problem `not-found`, `invalid-input`, `discount-code-taken`. */
  async update(discountId: DiscountId, terms: DiscountTerms): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const before = await hold(transaction, discountId)
      const { currency } = await this.shop.read(transaction)
      const changes = columnsOf(terms, currency)
      refuseReversedDates({ ...before, ...changes })
      refuseProductsOfShipping({ ...before, ...changes })
      refuseMixedCurrencies(before, terms, currency)
      if (changes.codeKey !== undefined) await refuseTaken(transaction, changes.codeKey, discountId)
      await refuseUnknown(transaction, terms)
      const amounts = terms.value !== undefined || terms.minimumSubtotal !== undefined
      const [changed] = await transaction
        .update(discounts)
        .set({ ...changes, ...(amounts && { currency }), updatedAt: new Date() })
        .where(eq(discounts.id, discountId))
        .returning()
      if (changed === undefined) throw unknownDiscount(discountId)
      noteChanges(before, changed, auditedTerms)
      await this.tell(transaction, discountUpdated, changed)
    })
  }

  /** Turns a discount on or off; one that is so already stays so. @throws Problem `not-found`. */
  async turn(discountId: DiscountId, active: boolean): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const [turned] = await transaction
        .update(discounts)
        .set({ active, updatedAt: new Date() })
        .where(and(eq(discounts.id, discountId), ne(discounts.active, active)))
        .returning()
      if (turned === undefined) return refuseMissing(transaction, discountId)
      noteChange('active', !active, active)
      await this.tell(transaction, discountUpdated, turned)
    })
  }

  /** Deletes a discount that nobody ever used. @throws Problem `not-found`, `discount-in-use`. */
  async remove(discountId: DiscountId): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const [removed] = await transaction
        .delete(discounts)
        .where(and(eq(discounts.id, discountId), isNull(discounts.lastUsedAt)))
        .returning()
      if (removed === undefined) {
        await refuseMissing(transaction, discountId)
        throw discountInUse()
      }
      await this.tell(transaction, discountDeleted, removed)
    })
  }

  private async insert(
    transaction: Transaction,
    { codePrefix, ...given }: CreateDiscount,
  ): Promise<DiscountId> {
    const { currency } = await this.shop.read(transaction)
    const code = given.code ?? newDiscountCode(randomBytes(discountCodeBytes), codePrefix)
    const { value, ...columns } = columnsOf({ ...given, code }, currency)
    if (value === undefined) throw new Error('A discount that is to be created has no value.')
    refuseReversedDates(columns)
    refuseProductsOfShipping({ value, productIds: columns.productIds })
    await refuseTaken(transaction, code, null)
    await refuseUnknown(transaction, given)
    const at = new Date()
    const [created] = await transaction
      .insert(discounts)
      .values({
        id: discountIdSchema.parse(uuidv7()),
        combinesWith: usualCombinations(classOfDiscount({ value, productIds: columns.productIds ?? [] })),
        ...columns,
        code,
        codeKey: code,
        value,
        currency,
        createdAt: at,
        updatedAt: at,
      })
      .returning()
    if (created === undefined) throw new Error(`The discount ${code} was not kept.`)
    await this.tell(transaction, discountCreated, created)
    return created.id
  }

  private async tell(
    transaction: Transaction,
    event: typeof discountCreated,
    discount: StoredDiscount,
  ): Promise<void> {
    const { id, code, value } = discount
    const status = discountStatus(discount, new Date())
    await this.events.append(transaction, event, {
      subjectId: id,
      payload: { discount: { id, code, value, status } },
    })
  }
}

/** Of which the record of deeds keeps what they were before. */
const auditedTerms = [
  'code',
  'value',
  'productIds',
  'customerIds',
  'minimumSubtotal',
  'minimumQuantity',
  'oncePerCustomer',
  'firstOrderOnly',
  'startsAt',
  'endsAt',
  'maximumUses',
  'combinesWith',
] as const satisfies readonly (keyof StoredDiscount)[]

async function hold(transaction: Transaction, discountId: DiscountId): Promise<StoredDiscount> {
  const [found] = await transaction
    .select()
    .from(discounts)
    .where(eq(discounts.id, discountId))
    .for('no key update')
  if (found === undefined) throw unknownDiscount(discountId)
  return found
}

async function refuseMissing(transaction: Transaction, discountId: DiscountId): Promise<void> {
  const [found] = await transaction
    .select({ id: discounts.id })
    .from(discounts)
    .where(eq(discounts.id, discountId))
  if (found === undefined) throw unknownDiscount(discountId)
}

/** Holds the code until the end: of two who take it at the same moment, the second finds it taken. */
async function refuseTaken(transaction: Transaction, codeKey: string, by: DiscountId | null): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`discount ${codeKey}`}, 0))`)
  const [other] = await transaction
    .select({ id: discounts.id })
    .from(discounts)
    .where(eq(discounts.codeKey, codeKey))
  if (other !== undefined && other.id !== by) throw codeTaken(codeKey)
}

async function refuseUnknown(
  transaction: Transaction,
  { productIds, customerIds }: DiscountTerms,
): Promise<void> {
  if (productIds !== undefined && productIds.length > 0) {
    const known = await transaction
      .select({ id: products.id })
      .from(products)
      .where(inArray(products.id, productIds))
    refuseMissingOnes('/productIds', productIds, known, 'GET /api/v1/products')
  }
  if (customerIds !== undefined && customerIds.length > 0) {
    const known = await transaction
      .select({ id: customers.id })
      .from(customers)
      .where(inArray(customers.id, customerIds))
    refuseMissingOnes('/customerIds', customerIds, known, 'GET /api/v1/customers')
  }
}

function refuseMissingOnes(
  path: string,
  ids: readonly string[],
  known: readonly { id: string }[],
  source: string,
): void {
  const errors = ids.flatMap((id, index) =>
    known.some((each) => each.id === id)
      ? []
      : [{ path: `${path}/${index}`, message: `There is no ${id}.`, fix: `Take the id from ${source}.` }],
  )
  if (errors.length > 0) throw invalidInput(errors)
}
