import type { CustomerId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import type { Actor } from '../../../platform/http/actor.js'
import { zipArchive } from '../../../platform/http/files/zip-archive.js'
import { languageOf, ShopSettings } from '../../shop/shop-settings.js'
import { findCustomer } from '../customer-records.js'
import { exportPage } from './export-page.js'
import { PersonalDataRights } from './personal-data-rights.js'

/** Hands out what is stored about somebody: a page to read, in their language, and the data for programs. */
@Injectable()
export class PersonalArchive {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(PersonalDataRights) private readonly rights: PersonalDataRights,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  /** A ZIP archive. The timeline keeps who asked for it. @throws Problem `not-found`. */
  async pack(customerId: CustomerId, actor: Actor): Promise<Buffer> {
    const data = await this.rights.export(customerId, actor)
    const shop = await this.shop.read()
    const customer = await findCustomer(this.database, data.customerId)
    const language = customer?.language ?? languageOf(shop)
    const timeZone = customer?.timeZone ?? shop.timeZone
    const page = await exportPage(data, { language, shop: shop.name, timeZone })
    return zipArchive(
      [
        { name: 'index.html', bytes: Buffer.from(page) },
        { name: 'data.json', bytes: Buffer.from(`${JSON.stringify(data, null, 2)}\n`) },
      ],
      new Date(data.exportedAt),
    )
  }
}
