import type {
  LocationId,
  TillCustomer,
  TillDiscount,
  TillProduct,
  TillRecordKind,
  TillSettings,
  TillStaff,
  TillTax,
} from '@counterflow/core'

/** What of the settings differs from place to place. */
export interface SettingsAtPlace {
  readonly address: readonly string[]
  readonly taxes: readonly TillTax[]
}

/** The settings of tills at all locations, of which each device gets those of its own. */
export interface StoredSettings extends Omit<TillSettings, 'address' | 'taxes'> {
  readonly places: Readonly<Record<LocationId, SettingsAtPlace>>
}

/** Somebody who may sell, with when their PIN was set; what checks it is made for each device when it asks. */
export interface StoredStaff extends Omit<TillStaff, 'pin'> {
  readonly pinSetAt: string | null
}

type Filing<Kind extends TillRecordKind, Content> = {
  readonly kind: Kind
  /** Null: it is there no more. */
  readonly content: Content | null
}

/** What a record says: what is the same for all devices. */
export type FiledRecord =
  | Filing<'settings', StoredSettings>
  | Filing<'staff', StoredStaff>
  | Filing<'product', TillProduct>
  | Filing<'discount', TillDiscount>
  | Filing<'customer', TillCustomer>

/** A record before it has a version. */
export type NamedRecord = FiledRecord & { readonly id: string }

/** A record as it is kept. */
export type StoredRecord = NamedRecord & { readonly version: number }
