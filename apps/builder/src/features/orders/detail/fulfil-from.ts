import type { Schemas } from '@counterflow/api-client'
import type { Order } from '../order-queries'
import { unsentOf } from './line-state'

export type OrderStock = Schemas['OrderStock']

type Pieces = readonly { readonly lineId: string; readonly quantity: number }[]

/** From where goods leave when nobody says otherwise: where they are promised; without any, the first location. */
export function defaultLocation(places: OrderStock | undefined): string | undefined {
  const promised = places?.parts.find(({ locationId }) => locationId !== null)?.locationId
  return promised ?? places?.locations[0]?.id
}

const partOf = (places: OrderStock | undefined, locationId: string | undefined) =>
  places?.parts.find((part) => part.locationId === locationId)

/** What leaves from a location at first: what is promised there; all that is left, where nothing is. */
export function piecesFrom(
  { snapshot }: Order,
  places: OrderStock | undefined,
  locationId: string | undefined,
): Record<string, number> {
  const part = partOf(places, locationId)
  return Object.fromEntries(
    snapshot.lines.map((line) => {
      const promised = part?.lines.find(({ lineId }) => lineId === line.id)?.quantity ?? 0
      return [line.id, part === undefined ? unsentOf(line) : promised]
    }),
  )
}

/** Whether more was chosen than lies at the location for this order: promised to it there, or to nobody. */
export function isShort(
  places: OrderStock | undefined,
  locationId: string | undefined,
  lines: Pieces,
): boolean {
  const place = places?.locations.find(({ id }) => id === locationId)
  if (places === undefined || place === undefined) return false
  return lines.some(({ lineId, quantity }) => {
    const promisedAnywhere = sumOf(places.parts, lineId)
    const promisedHere =
      partOf(places, locationId)?.lines.find((line) => line.lineId === lineId)?.quantity ?? 0
    // Goods whose stock is not counted are promised nowhere.
    const counted = Math.min(quantity, promisedAnywhere)
    const available = place.lines.find((line) => line.lineId === lineId)?.available ?? 0
    return counted > promisedHere + Math.max(0, available)
  })
}

function sumOf(parts: OrderStock['parts'], lineId: string): number {
  return parts
    .filter(({ locationId }) => locationId !== null)
    .flatMap(({ lines }) => lines)
    .filter((line) => line.lineId === lineId)
    .reduce((sum, { quantity }) => sum + quantity, 0)
}
