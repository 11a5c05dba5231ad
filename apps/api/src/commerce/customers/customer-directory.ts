import type { Address, CustomerId, Language } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import { type Actor, systemActor } from '../../platform/http/actor.js'
import type { TimelineActor } from '../orders/order-history.js'
import { ShopSettings } from '../shop/shop-settings.js'
import { customers } from './customer.table.js'
import { unknownCustomerOf, unreachableCustomer } from './customer-problems.js'
import { CustomerRegistration, customerByEmail } from './customer-registration.js'
import { phoneNumber } from './phone-number.js'

/** A customer by id, or by an e-mail address or a telephone number under which to find or create one. */
export type CustomerReference =
  | { id: CustomerId }
  | {
      name: string
      email?: string | null | undefined
      /** In E.164, or as people of the shop's country write it. */
      phone?: string | null | undefined
      language?: Language | null | undefined
      /** Of somebody new; the first one is the usual one. */
      addresses?: readonly Address[] | undefined
    }

/** So many merges in a row are followed. */
const longestTrail = 20

/** Finds the customer of an order, and creates the ones that come for the first time. */
@Injectable()
export class CustomerDirectory {
  constructor(
    @Inject(CustomerRegistration) private readonly registration: CustomerRegistration,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  /**
   * The id of the customer that `reference` means. An address that is known, in capitals or not, keeps its name;
   * a telephone number counts only where there is no address. Whoever was merged is the one that they became.
   * @param actor who brings them in
   * @throws Problem `unknown-customer`, `invalid-phone`, `customer-unreachable`.
   */
  async findOrCreate(
    transaction: Transaction,
    reference: CustomerReference,
    actor: Actor | TimelineActor = systemActor,
  ): Promise<CustomerId> {
    if ('id' in reference) return this.existing(transaction, reference.id)
    const email = reference.email || null
    const phone = await this.phone(transaction, reference.phone)
    if (email === null) {
      if (phone === null) throw unreachableCustomer()
      const known = await this.byPhone(transaction, phone)
      if (known !== undefined) return known
    }
    const { name, language, addresses } = reference
    const person = { name, email, phone, language, addresses }
    const created = await this.registration.register(transaction, person, actor)
    if (created !== undefined) return created
    const known = email === null ? undefined : await customerByEmail(transaction, email)
    if (known === undefined) throw new Error('The customer is neither new nor known.')
    return this.existing(transaction, known.id)
  }

  private async phone(transaction: Transaction, text: string | null | undefined): Promise<string | null> {
    if (text == null || text.trim() === '') return null
    const { countryCode } = await this.shop.read(transaction)
    return phoneNumber(text, countryCode, '/customer/phone')
  }

  /** The oldest one: a number may be shared by a household. */
  private async byPhone(transaction: Transaction, phone: string): Promise<CustomerId | undefined> {
    const [found] = await transaction
      .select({ id: customers.id })
      .from(customers)
      .where(and(eq(customers.phone, phone), isNull(customers.mergedInto)))
      .orderBy(asc(customers.createdAt), asc(customers.id))
      .limit(1)
      .for('key share')
    return found?.id
  }

  /** Holds them as a reference does, so that an order never goes to somebody who is being merged. */
  private async existing(transaction: Transaction, customerId: CustomerId): Promise<CustomerId> {
    let id = customerId
    for (let step = 0; step < longestTrail; step += 1) {
      const [found] = await transaction
        .select({ id: customers.id, mergedInto: customers.mergedInto, erasedAt: customers.erasedAt })
        .from(customers)
        .where(eq(customers.id, id))
        .for('key share')
      if (found === undefined || found.erasedAt !== null) break
      if (found.mergedInto === null) return found.id
      id = found.mergedInto
    }
    throw unknownCustomerOf(customerId)
  }
}
