import type { TillCustomer, TillDiscount, TillProduct, TillSettings, TillStaff } from '@counterflow/core'
import type { ShownMap } from '../records/shown-map'
import type { Live } from './live'

/** How fresh what the till knows of the shop is. */
export interface Snapshot {
  /** The version of the last record that has come. */
  readonly version: number
  /** When the server last confirmed that this is all there is, by its own clock. */
  readonly at: string
}

/** What the till knows of the shop: always from this device, whether or not there is a network. */
export interface TillRecords {
  readonly settings: Live<TillSettings | undefined>
  readonly staff: Live<readonly TillStaff[]>
  /** All products by their id; after a change it is another one, which says what changed. Undefined before any is read. */
  readonly products: Live<ShownMap<TillProduct> | undefined>
  readonly customers: Live<ReadonlyMap<string, TillCustomer> | undefined>
  /** By code, in capitals. */
  readonly discounts: Live<ReadonlyMap<string, TillDiscount>>
  readonly snapshot: Live<Snapshot | undefined>
  /** Reads products and customers: they are long, and nobody needs them before the page is drawn. */
  readRest(): Promise<void>
  product(id: string): TillProduct | undefined
  /** The code as somebody types it: in any case, with spaces around it. */
  discount(code: string): TillDiscount | undefined
}
