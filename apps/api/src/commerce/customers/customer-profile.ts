import {
  type Address,
  type CustomerId,
  consentChannels,
  isSubscribed,
  money,
  presentConsents,
  timeZoneOfCountry,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { orders } from '../orders/order.table.js'
import { ShopSettings } from '../shop/shop-settings.js'
import { addressesOf } from './addresses/customer-addresses.js'
import { customerConsents } from './consents/customer-consent.table.js'
import { unknownCustomer } from './customer-problems.js'
import { type Customer, findCustomer } from './customer-records.js'
import type { customerRoutes } from './customers.contract.js'

type Profile = RouteOutput<typeof customerRoutes.get>

/** Reads all that the shop knows of one customer. */
@Injectable()
export class CustomerProfile {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  /** The profile of the customer, or of the one that they were merged into. @throws Problem `not-found`. */
  async read(customerId: CustomerId): Promise<Profile> {
    const customer = await findCustomer(this.database, customerId)
    if (customer === undefined) throw unknownCustomer(customerId)
    const [addresses, decisions, { currency }] = await Promise.all([
      addressesOf(this.database, customer.id),
      this.decisions(customer),
      this.shop.read(),
    ])
    const home = addresses[0]?.address ?? (await this.lastDestination(customer))
    const states = presentConsents(decisions)
    return {
      id: customer.id,
      name: customer.name,
      email: customer.email,
      phone: customer.phone,
      tags: customer.tags,
      subscribed: isSubscribed(states),
      orderCount: customer.orderCount,
      lifetimeSpend: money(customer.lifetimeSpend, currency),
      firstOrderAt: customer.firstOrderAt?.toISOString() ?? null,
      lastOrderAt: customer.lastOrderAt?.toISOString() ?? null,
      countryCode: addresses[0]?.address.countryCode ?? null,
      createdAt: customer.createdAt.toISOString(),
      erasedAt: customer.erasedAt?.toISOString() ?? null,
      version: customer.version,
      language: customer.language,
      timeZone: customer.timeZone,
      localTimeZone: customer.timeZone ?? zoneOf(home),
      location: locationOf(home),
      status: customer.orderCount > 1 ? 'returning' : 'new',
      metadata: customer.metadata,
      addresses: addresses.map(({ id, address, phone, isDefault }) => ({ id, address, phone, isDefault })),
      consents: consentChannels.flatMap((channel) => {
        const counted = decisions.findLast((own) => own.channel === channel && own.state === states[channel])
        return counted === undefined ? [] : [counted]
      }),
    }
  }

  private async decisions({ id }: Customer): Promise<Profile['consents']> {
    const rows = await this.database
      .select()
      .from(customerConsents)
      .where(eq(customerConsents.customerId, id))
      .orderBy(customerConsents.at, customerConsents.id)
    return rows.map(({ channel, state, source, at }) => ({ channel, state, source, at: at.toISOString() }))
  }

  private async lastDestination({ id }: Customer): Promise<Address | undefined> {
    const [last] = await this.database
      .select({ address: orders.shippingAddress })
      .from(orders)
      .where(and(eq(orders.customerId, id), isNotNull(orders.shippingAddress)))
      .orderBy(desc(orders.placedAt))
      .limit(1)
    return last?.address ?? undefined
  }
}

const zoneOf = (home: Address | undefined) =>
  (home === undefined ? undefined : timeZoneOfCountry(home.countryCode)) ?? null

function locationOf(home: Address | undefined): Profile['location'] {
  if (home === undefined) return null
  const { city, region, countryCode } = home
  return { city, countryCode, ...(region === undefined ? {} : { region }) }
}
