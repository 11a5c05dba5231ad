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
import { ShownMap } from './shown-map'

/** A code as it is compared: customers and cashiers write it in any case. */
export const keyOfCode = (code: string) => code.trim().toUpperCase()

/** Records at hand, by kind, and what is drawn from them. */
export class RecordShelves {
  readonly settings = new Kept<TillSettings | undefined>(undefined)
  readonly staff = new Kept<readonly TillStaff[]>([])
  readonly products = new Kept<ReadonlyMap<string, TillProduct> | undefined>(undefined)
  readonly customers = new Kept<ReadonlyMap<string, TillCustomer> | undefined>(undefined)
  readonly discounts = new Kept<ReadonlyMap<string, TillDiscount>>(new Map())
  private readonly held = {
    settings: new Map<string, TillSettings>(),
    staff: new Map<string, TillStaff>(),
    product: new Map<string, TillProduct>(),
    customer: new Map<string, TillCustomer>(),
    discount: new Map<string, TillDiscount>(),
  }

  /** Puts records in, or takes those out that are gone. */
  put(records: readonly TillRecord[]): void {
    for (const record of records) this.putOne(record)
  }

  /** Empties one kind. */
  clear(kind: TillRecordKind): void {
    this.held[kind].clear()
  }

  /** Shows what was put in, of those kinds. */
  publish(kinds: Iterable<TillRecordKind>): void {
    for (const kind of kinds) this.publishKind(kind)
  }

  private putOne(record: TillRecord): void {
    switch (record.kind) {
      case 'settings':
        putInto(this.held.settings, record.id, record.content)
        break
      case 'staff':
        putInto(this.held.staff, record.id, record.content)
        break
      case 'product':
        putInto(this.held.product, record.id, record.content)
        break
      case 'customer':
        putInto(this.held.customer, record.id, record.content)
        break
      case 'discount':
        putInto(this.held.discount, record.id, record.content)
        break
    }
  }

  private publishKind(kind: TillRecordKind): void {
    const { held } = this
    switch (kind) {
      case 'settings':
        this.settings.set([...held.settings.values()][0])
        break
      case 'staff':
        this.staff.set([...held.staff.values()].sort((one, other) => one.name.localeCompare(other.name)))
        break
      case 'product':
        this.products.set(new ShownMap(held.product))
        break
      case 'customer':
        this.customers.set(new ShownMap(held.customer))
        break
      case 'discount':
        this.discounts.set(
          new Map([...held.discount.values()].map((discount) => [keyOfCode(discount.code), discount])),
        )
    }
  }
}

function putInto<Content>(held: Map<string, Content>, id: string, content: Content | null): void {
  if (content === null) held.delete(id)
  else held.set(id, content)
}
