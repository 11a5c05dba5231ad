import type {
  TillCustomer,
  TillDiscount,
  TillProduct,
  TillRecord,
  TillRecordKind,
  TillSettings,
  TillStaff,
} from '@counterflow/core'
import { Kept } from '../till/live'
import { HeldRecords } from './held-records'
import type { ShownMap } from './shown-map'

/** A code as it is compared: customers and cashiers write it in any case. */
export const keyOfCode = (code: string) => code.trim().toUpperCase()

/** Records at hand, by kind, and what is drawn from them. */
export class RecordShelves {
  readonly settings = new Kept<TillSettings | undefined>(undefined)
  readonly staff = new Kept<readonly TillStaff[]>([])
  readonly products = new Kept<ShownMap<TillProduct> | undefined>(undefined)
  readonly customers = new Kept<ReadonlyMap<string, TillCustomer> | undefined>(undefined)
  readonly discounts = new Kept<ReadonlyMap<string, TillDiscount>>(new Map())
  private readonly held = {
    settings: new HeldRecords<TillSettings>(),
    staff: new HeldRecords<TillStaff>(),
    product: new HeldRecords<TillProduct>(),
    customer: new HeldRecords<TillCustomer>(),
    discount: new HeldRecords<TillDiscount>(),
  }

  /** Puts records in, or takes those out that are gone. */
  put(records: readonly TillRecord[]): void {
    for (const record of records) this.putOne(record)
  }

  /** Shows what was put in, of those kinds. */
  publish(kinds: Iterable<TillRecordKind>): void {
    for (const kind of kinds) this.publishKind(kind)
  }

  private putOne(record: TillRecord): void {
    switch (record.kind) {
      case 'settings':
        this.held.settings.put(record.id, record.content)
        break
      case 'staff':
        this.held.staff.put(record.id, record.content)
        break
      case 'product':
        this.held.product.put(record.id, record.content)
        break
      case 'customer':
        this.held.customer.put(record.id, record.content)
        break
      case 'discount':
        this.held.discount.put(record.id, record.content)
        break
    }
  }

  private publishKind(kind: TillRecordKind): void {
    const { held } = this
    switch (kind) {
      case 'settings':
        this.settings.set(held.settings.values()[0])
        break
      case 'staff':
        this.staff.set(held.staff.values().sort((one, other) => one.name.localeCompare(other.name)))
        break
      case 'product':
        this.products.set(held.product.show())
        break
      case 'customer':
        this.customers.set(held.customer.show())
        break
      case 'discount':
        this.discounts.set(
          new Map(held.discount.values().map((discount) => [keyOfCode(discount.code), discount])),
        )
    }
  }
}
