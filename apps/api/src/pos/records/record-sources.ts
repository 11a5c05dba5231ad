import {
  customerIdSchema,
  discountIdSchema,
  productIdSchema,
  type StaffId,
  staffIdSchema,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq } from 'drizzle-orm'
import { TillCustomers, TillDiscounts, TillProducts } from '../../commerce/commerce.public.js'
import { StaffRoster } from '../../identity/identity.public.js'
import type { Transaction } from '../../platform/database/database.js'
import { isSeller, StaffPins } from '../pins/staff-pins.js'
import { type Affected, settingsId } from './record-kinds.js'
import { SettingsRecord } from './settings-record.js'
import type { NamedRecord, StoredStaff } from './stored-content.js'
import { tillRecords } from './till-record.table.js'

/** Reads what tills are to know, as it is now. */
@Injectable()
export class RecordSources {
  constructor(
    @Inject(TillProducts) private readonly products: TillProducts,
    @Inject(TillDiscounts) private readonly discounts: TillDiscounts,
    @Inject(TillCustomers) private readonly customers: TillCustomers,
    @Inject(StaffRoster) private readonly roster: StaffRoster,
    @Inject(StaffPins) private readonly pins: StaffPins,
    @Inject(SettingsRecord) private readonly settings: SettingsRecord,
  ) {}

  /** Everything that a shop has, kind by kind: what a till needs first comes first. */
  async all(): Promise<readonly Affected[]> {
    return [
      { settings: [settingsId], staff: [] },
      { product: await this.products.ids() },
      { discount: await this.discounts.ids() },
      { customer: await this.customers.ids() },
    ]
  }

  /**
   * What `affected` names, as it is now. Staff and settings are read whole whichever of them is named: they are few.
   * @param at when what is new began to be so
   */
  async read(transaction: Transaction, affected: Affected, at: Date): Promise<NamedRecord[]> {
    const products = (affected.product ?? []).map((id) => productIdSchema.parse(id))
    const discounts = (affected.discount ?? []).map((id) => discountIdSchema.parse(id))
    const customers = (affected.customer ?? []).map((id) => customerIdSchema.parse(id))
    return [
      ...(affected.settings === undefined ? [] : await this.readSettings(transaction, at)),
      ...(affected.staff === undefined ? [] : await this.readStaff(transaction)),
      ...named(products, await this.products.read(transaction, products), (id, content) => ({
        kind: 'product',
        id,
        content,
      })),
      ...named(discounts, await this.discounts.read(transaction, discounts), (id, content) => ({
        kind: 'discount',
        id,
        content,
      })),
      ...named(customers, await this.customers.read(transaction, customers), (id, content) => ({
        kind: 'customer',
        id,
        content,
      })),
    ]
  }

  private async readSettings(transaction: Transaction, at: Date): Promise<NamedRecord[]> {
    return [{ kind: 'settings', id: settingsId, content: await this.settings.read(transaction, at) }]
  }

  /** Those who sell, and those of before who do no more. */
  private async readStaff(transaction: Transaction): Promise<NamedRecord[]> {
    const before = await transaction
      .select({ id: tillRecords.id })
      .from(tillRecords)
      .where(and(eq(tillRecords.kind, 'staff'), eq(tillRecords.gone, false)))
    const pins = new Map(
      (await this.pins.people(transaction)).map(({ staffId, pinSetAt }) => [staffId, pinSetAt]),
    )
    const sellers = (await this.roster.list(transaction)).filter(isSeller)
    const found = new Map<StaffId, StoredStaff>(
      sellers.map(({ id, name, language, roleId, permissions }) => [
        id,
        {
          staffId: id,
          name,
          language,
          role: roleId,
          manages: permissions.includes('registers.manage'),
          pinSetAt: pins.get(id) ?? null,
        },
      ]),
    )
    const ids = new Set([...found.keys(), ...before.map(({ id }) => staffIdSchema.parse(id))])
    return named([...ids], found, (id, content) => ({ kind: 'staff', id, content }))
  }
}

function named<Id extends string, Content>(
  ids: readonly Id[],
  contents: ReadonlyMap<Id, Content>,
  record: (id: Id, content: Content | null) => NamedRecord,
): NamedRecord[] {
  return ids.map((id) => record(id, contents.get(id) ?? null))
}
