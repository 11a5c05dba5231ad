import { type Address, type AddressId, addressIdSchema, type CustomerId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Queries, Transaction } from '../../../platform/database/database.js'
import { Transactions } from '../../../platform/database/transactions.js'
import { EventLog } from '../../../platform/events/event-log.js'
import type { Actor } from '../../../platform/http/actor.js'
import { ShopSettings } from '../../shop/shop-settings.js'
import { customers } from '../customer.table.js'
import { tellOfDetails } from '../customer-details.js'
import { customerChanged, tooManyAddresses, unknownPart } from '../customer-problems.js'
import { type Customer, holdCustomer } from '../customer-records.js'
import { phoneNumber } from '../phone-number.js'
import { noteInTimeline } from '../timeline/customer-history.js'
import { customerAddresses } from './customer-address.table.js'

export const mostAddresses = 50

/** An address as it is to be kept. The first one of a customer is the usual one whatever this says. */
export interface AddressEntry {
  readonly address: Address
  readonly phone?: string | null | undefined
  readonly isDefault: boolean
}

/** Who changes addresses, and which version of the customer they saw. */
export interface AddressEdit {
  readonly version: number
  readonly actor: Actor
}

/** Keeps the addresses of customers; whoever has any has one usual one. */
@Injectable()
export class CustomerAddresses {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  /** @throws Problem `not-found`, `customer-erased`, `customer-changed`, `too-many-addresses`, `invalid-phone`. */
  async add(customerId: CustomerId, entry: AddressEntry, edit: AddressEdit): Promise<void> {
    await this.edit(customerId, edit, async (transaction, customer) => {
      const known = await addressesOf(transaction, customer.id)
      if (known.length >= mostAddresses) throw tooManyAddresses(mostAddresses)
      const isDefault = entry.isDefault || known.length === 0
      if (isDefault) await clearDefault(transaction, customer.id)
      await transaction.insert(customerAddresses).values({
        id: addressIdSchema.parse(uuidv7()),
        customerId: customer.id,
        address: entry.address,
        phone: await this.phone(transaction, entry.phone),
        isDefault,
        createdAt: new Date(),
      })
    })
  }

  /** @throws Problem `not-found`, `customer-erased`, `customer-changed`, `invalid-phone`. */
  async change(
    customerId: CustomerId,
    addressId: AddressId,
    entry: AddressEntry,
    edit: AddressEdit,
  ): Promise<void> {
    await this.edit(customerId, edit, async (transaction, customer) => {
      const known = await requiredAddress(transaction, customer.id, addressId)
      if (entry.isDefault) await clearDefault(transaction, customer.id)
      await transaction
        .update(customerAddresses)
        .set({
          address: entry.address,
          phone: await this.phone(transaction, entry.phone),
          isDefault: entry.isDefault || known.isDefault,
        })
        .where(eq(customerAddresses.id, addressId))
    })
  }

  /** Removes an address; of those that are left the oldest takes its place as the usual one. @throws as `change`. */
  async remove(customerId: CustomerId, addressId: AddressId, edit: AddressEdit): Promise<void> {
    await this.edit(customerId, edit, async (transaction, customer) => {
      const { isDefault } = await requiredAddress(transaction, customer.id, addressId)
      await transaction.delete(customerAddresses).where(eq(customerAddresses.id, addressId))
      const [next] = isDefault ? await addressesOf(transaction, customer.id) : []
      if (next === undefined) return
      await transaction
        .update(customerAddresses)
        .set({ isDefault: true })
        .where(eq(customerAddresses.id, next.id))
    })
  }

  private async edit(
    customerId: CustomerId,
    { version, actor }: AddressEdit,
    change: (transaction: Transaction, customer: Customer) => Promise<void>,
  ): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const customer = await holdCustomer(transaction, customerId)
      if (customer.version !== version) throw customerChanged(customer.version)
      await change(transaction, customer)
      await transaction
        .update(customers)
        .set({ version: sql`${customers.version} + 1`, updatedAt: new Date() })
        .where(eq(customers.id, customer.id))
      await noteInTimeline(transaction, customer.id, { kind: 'addresses_changed', actor })
      await tellOfDetails(this.events, transaction, customer, ['addresses'])
    })
  }

  private async phone(transaction: Transaction, text: string | null | undefined): Promise<string | null> {
    if (text == null || text.trim() === '') return null
    const { countryCode } = await this.shop.read(transaction)
    return phoneNumber(text, countryCode, '/phone')
  }
}

/** A customer's addresses, the usual one first. */
export function addressesOf(queries: Queries, customerId: CustomerId) {
  return queries
    .select()
    .from(customerAddresses)
    .where(eq(customerAddresses.customerId, customerId))
    .orderBy(desc(customerAddresses.isDefault), asc(customerAddresses.createdAt), asc(customerAddresses.id))
}

async function clearDefault(transaction: Transaction, customerId: CustomerId): Promise<void> {
  await transaction
    .update(customerAddresses)
    .set({ isDefault: false })
    .where(and(eq(customerAddresses.customerId, customerId), eq(customerAddresses.isDefault, true)))
}

async function requiredAddress(transaction: Transaction, customerId: CustomerId, addressId: AddressId) {
  const [found] = await transaction
    .select()
    .from(customerAddresses)
    .where(and(eq(customerAddresses.id, addressId), eq(customerAddresses.customerId, customerId)))
  if (found === undefined) throw unknownPart('address')
  return found
}
