import { countryCodes } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { products } from '../products/product.table.js'
import { productPublications } from '../publications/product-publication.table.js'
import { languageOf, type ShopConfiguration, ShopSettings } from '../shop/shop-settings.js'
import type { storefrontRoutes } from './storefront.contract.js'

type Profile = RouteOutput<typeof storefrontRoutes.profile>

const mostCategories = 50
const categorySchema = z.object({ tag: z.string(), products: z.coerce.number() })

/** What customers may know of the shop itself: who it is, what it sells by kind, and where it sends to. */
@Injectable()
export class StoreProfile {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ShopSettings) private readonly settings: ShopSettings,
  ) {}

  async read(): Promise<Profile> {
    const [shop, categories] = await Promise.all([this.settings.read(), this.categories()])
    const { name, legalName, address, phone, email, countryCode, currency } = shop
    return {
      name,
      legalName,
      address,
      phone,
      email,
      countryCode,
      currency,
      language: languageOf(shop),
      shipsTo: countriesOf(shop),
      categories,
    }
  }

  /** The tags of what is sold online, the most used first. */
  private async categories(): Promise<Profile['categories']> {
    const { rows } = await this.database.execute(sql`
      select tag, count(*) as products
        from (select unnest(${products.tags}) as tag from ${products}
               where ${products.status} = 'active' and exists (
                 select 1 from ${productPublications} publication
                  where publication.product_id = ${products.id} and publication.channel = 'online_store')) used
       group by tag order by products desc, tag limit ${mostCategories}`)
    return z.array(categorySchema).parse(rows)
  }
}

function countriesOf({ shipping, countryCode }: ShopConfiguration): string[] {
  const codes = shipping.zones.filter(({ rates }) => rates.length > 0).flatMap(({ areas }) => areas)
  const named = new Set(
    codes.flatMap((area) => (area.countryCode === null ? countryCodes : [area.countryCode])),
  )
  const others = countryCodes.filter((code) => named.has(code) && code !== countryCode)
  return [...(named.has(countryCode) ? [countryCode] : []), ...others]
}
