import { type CustomerId, customerIdSchema, noteIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import type { Actor } from '../../platform/http/actor.js'
import { IdempotencyKeys, type IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import type { RouteInput } from '../../platform/http/route-contract.js'
import { timelineActor } from '../orders/order-history.js'
import { ShopSettings } from '../shop/shop-settings.js'
import type { customerEditingRoutes } from './customer-editing.contract.js'
import { emailTaken, unreachableCustomer } from './customer-problems.js'
import { CustomerRegistration, customerByEmail } from './customer-registration.js'
import { customerNotes } from './notes/customer-note.table.js'
import { phoneNumber } from './phone-number.js'

type Entry = RouteInput<typeof customerEditingRoutes.create>['body']

/** Enters customers by hand or by a program. */
@Injectable()
export class CustomerCreation {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(IdempotencyKeys) private readonly idempotency: IdempotencyKeys,
    @Inject(CustomerRegistration) private readonly registration: CustomerRegistration,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  /**
   * The same `request` again answers with the same customer.
   * @throws Problem `customer-email-taken`, `customer-unreachable`, `invalid-phone`, `idempotency-key-reused`.
   */
  create(entry: Entry, actor: Actor, request: IdempotentRequest | undefined): Promise<CustomerId> {
    return this.transactions.run(async (transaction) => {
      if (request === undefined) return this.enter(transaction, entry, actor)
      const claim = await this.idempotency.claim(transaction, request)
      if (!claim.first) return customerIdSchema.parse(claim.result)
      const customerId = await this.enter(transaction, entry, actor)
      await this.idempotency.complete(transaction, request, customerId)
      return customerId
    })
  }

  private async enter(
    transaction: Transaction,
    { email = null, phone = null, note, ...entry }: Entry,
    actor: Actor,
  ): Promise<CustomerId> {
    const { countryCode } = await this.shop.read(transaction)
    if (email === null && phone === null) throw unreachableCustomer()
    const person = {
      ...entry,
      email,
      phone: phone === null ? null : phoneNumber(phone, countryCode, '/phone'),
      source: actor.type === 'staff' ? 'staff' : 'api',
    } as const
    const created = await this.registration.register(transaction, person, actor)
    if (created === undefined) {
      const other = await customerByEmail(transaction, email ?? '')
      if (other === undefined) throw new Error('The customer is neither new nor known.')
      throw emailTaken(other)
    }
    if (note !== undefined) {
      await transaction.insert(customerNotes).values({
        id: noteIdSchema.parse(uuidv7()),
        customerId: created,
        text: note,
        author: timelineActor(actor),
        createdAt: new Date(),
      })
    }
    return created
  }
}
