import type { Bitmap } from '../raster/bitmap.js'
import { commands, rasterStrip } from './commands.js'

/** What a printer is to do around a receipt. */
export interface JobSettings {
  /** Which contact the cash drawer is at. */
  readonly drawer: 2 | 5
  /** Whether it has a blade; without one, paper is fed until it can be torn off. */
  readonly cuts: boolean
}

// From the head to the edge where paper is torn off: 18 mm.
const toTheEdge = 144

/** A receipt as bytes, strip by strip, so that none is made before there is room for it. */
export function* receiptBytes(
  strips: Iterable<Bitmap>,
  { cuts }: Pick<JobSettings, 'cuts'>,
): Generator<Uint8Array> {
  yield commands.initialize
  for (const strip of strips) yield rasterStrip(strip)
  yield cuts ? commands.cut : commands.feed(toTheEdge)
}

/** Opens the drawer and does nothing else. */
export function* drawerBytes({ drawer }: Pick<JobSettings, 'drawer'>): Generator<Uint8Array> {
  yield commands.kick(drawer)
}
