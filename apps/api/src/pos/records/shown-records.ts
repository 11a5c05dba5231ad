import type { TillRecord, TillStaff, VariantId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import { TillProducts } from '../../commerce/commerce.public.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { SecretBox } from '../../platform/secrets/secret-box.js'
import type { TillDevice } from '../devices/till-device.js'
import { tillDevices } from '../devices/till-device.table.js'
import { pinSecretPlace } from '../enrolment/pin-secret-place.js'
import { verifierFor } from '../pins/pin-output.js'
import { StaffPins } from '../pins/staff-pins.js'
import type { StoredRecord, StoredSettings, StoredStaff } from './stored-content.js'

/** Turns records as they are kept into what one device may know: its own place, its own stock, its own PINs. */
@Injectable()
export class ShownRecords {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(TillProducts) private readonly products: TillProducts,
    @Inject(StaffPins) private readonly pins: StaffPins,
    @Inject(SecretBox) private readonly box: SecretBox,
  ) {}

  /** `stored`, in its order. */
  async of(device: TillDevice, stored: readonly StoredRecord[]): Promise<TillRecord[]> {
    const available = await this.products.available(variantsIn(stored), device.locationId)
    const staff = await this.staffOn(device, stored)
    return stored.map((record): TillRecord => {
      switch (record.kind) {
        case 'settings':
          return { ...record, content: record.content && settingsAt(device, record.content) }
        case 'staff':
          return { ...record, content: record.content && (staff.get(record.id) ?? null) }
        case 'product':
          return { ...record, content: record.content && withStock(record.content, available) }
        default:
          return record
      }
    })
  }

  private async staffOn(
    { deviceId }: TillDevice,
    stored: readonly StoredRecord[],
  ): Promise<ReadonlyMap<string, TillStaff>> {
    const people = stored.flatMap((record) =>
      record.kind === 'staff' && record.content !== null ? [record.content] : [],
    )
    if (people.length === 0) return new Map()
    const pins = await this.pins.kept(people.map(({ staffId }) => staffId))
    const [device] = await this.database
      .select({ pinSecret: tillDevices.pinSecret })
      .from(tillDevices)
      .where(eq(tillDevices.id, deviceId))
    if (device === undefined) throw new Error(`The device ${deviceId} is gone.`)
    const secret = this.box.open(device.pinSecret, pinSecretPlace(deviceId))
    return new Map(
      people.map(({ pinSetAt: _, ...person }: StoredStaff): [string, TillStaff] => {
        const pin = pins.get(person.staffId)
        if (pin === undefined) return [person.staffId, { ...person, pin: null }]
        const { output, ...shown } = pin
        return [person.staffId, { ...person, pin: { ...shown, verifier: verifierFor(output, secret) } }]
      }),
    )
  }
}

function variantsIn(stored: readonly StoredRecord[]): VariantId[] {
  return stored.flatMap((record) =>
    record.kind === 'product' && record.content !== null
      ? record.content.variants.filter(({ tracked }) => tracked).map(({ variantId }) => variantId)
      : [],
  )
}

type Product = Extract<TillRecord, { kind: 'product' }>['content'] & object

const withStock = (product: Product, available: ReadonlyMap<VariantId, number>): Product => ({
  ...product,
  variants: product.variants.map((variant) => ({
    ...variant,
    available: variant.tracked ? (available.get(variant.variantId) ?? 0) : null,
  })),
})

/** A place that is not known yet, since it is that new, is told of with the next change. */
function settingsAt({ locationId }: TillDevice, { places, ...settings }: StoredSettings) {
  const here = places[locationId] ?? { address: [], taxes: [untaxed] }
  return { ...settings, address: [...here.address], taxes: [...here.taxes] }
}

const untaxed = { from: new Date(0).toISOString(), ratesBasisPoints: [], names: [], included: false }
