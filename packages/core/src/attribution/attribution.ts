import { z } from 'zod'
import { type Journey, journeyMomentSchema } from './journey.js'

const { source, medium, campaign, referrer, landingPage, gclid, gbraid, wbraid, fbclid, msclkid } =
  journeyMomentSchema.shape

export const attributionSchema = z
  .strictObject({
    source,
    medium,
    campaign,
    referrer,
    landingPage,
    gclid,
    gbraid,
    wbraid,
    fbclid,
    msclkid,
    firstVisitAt: z.iso.datetime().nullable().meta({ title: 'First visit' }),
    lastVisitAt: z.iso.datetime().nullable().meta({ title: 'Last visit' }),
    visits: z.int().nonnegative().meta({ title: 'Visits' }),
  })
  .meta({ id: 'Attribution' })

/**
 * To what an order is owed (R108, R109). Each click id is the latest that was seen; `source`, `medium` and `campaign`
 * are those of the last visit that named any; referrer and landing page are the first visit's. Null: not known.
 */
export type Attribution = z.infer<typeof attributionSchema>

/** To what an order at the end of `journey` is owed. `journey` runs from old to new, as `continuedJourney` leaves it. */
export function attributionOf(journey: Journey): Attribution {
  const [first] = journey
  const last = journey.at(-1)
  const named = journey.findLast((moment) => moment.source ?? moment.medium ?? moment.campaign)
  const latest = (name: 'gclid' | 'gbraid' | 'wbraid' | 'fbclid' | 'msclkid') =>
    journey.findLast((moment) => moment[name] !== null)?.[name] ?? null
  return {
    source: named?.source ?? null,
    medium: named?.medium ?? null,
    campaign: named?.campaign ?? null,
    referrer: first?.referrer ?? null,
    landingPage: first?.landingPage ?? null,
    gclid: latest('gclid'),
    gbraid: latest('gbraid'),
    wbraid: latest('wbraid'),
    fbclid: latest('fbclid'),
    msclkid: latest('msclkid'),
    firstVisitAt: first?.at ?? null,
    lastVisitAt: last?.at ?? null,
    visits: journey.length,
  }
}
