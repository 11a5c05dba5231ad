import { z } from 'zod'

const word = z.string().max(200).nullable()
const clickId = z.string().max(500).nullable()

export const journeyMomentSchema = z
  .strictObject({
    at: z.iso.datetime().meta({ title: 'At' }),
    landingPage: z.string().max(500).nullable().meta({ title: 'Landing page' }),
    referrer: z.string().max(500).nullable().meta({ title: 'Referrer' }),
    source: word.meta({ title: 'Source' }),
    medium: word.meta({ title: 'Medium' }),
    campaign: word.meta({ title: 'Campaign' }),
    term: word.meta({ title: 'Search term' }),
    content: word.meta({ title: 'Content' }),
    gclid: clickId.meta({ title: 'Google click ID (gclid)' }),
    gbraid: clickId.meta({ title: 'Google app click ID (gbraid)' }),
    wbraid: clickId.meta({ title: 'Google web click ID (wbraid)' }),
    fbclid: clickId.meta({ title: 'Meta click ID (fbclid)' }),
    msclkid: clickId.meta({ title: 'Microsoft click ID (msclkid)' }),
  })
  .meta({ id: 'JourneyMoment' })

/** One visit that led towards an order (R110). `landingPage` is the path on the shop, without what followed `?`. */
export type JourneyMoment = z.infer<typeof journeyMomentSchema>

/** How many moments a journey keeps. */
export const mostMoments = 100

export const journeySchema = z.array(journeyMomentSchema).max(mostMoments).meta({ title: 'Journey' })

/** The visits that led to an order, in the order in which they were; `mostMoments` at most. */
export type Journey = z.infer<typeof journeySchema>

export const visitSchema = z
  .strictObject({
    at: z.iso.datetime().meta({ description: 'When the visit began.' }),
    landingPage: z.string().max(4_000).optional().meta({
      description: 'The address on which it began, with its query: utm_* and click ids are read from it.',
    }),
    referrer: z
      .string()
      .max(4_000)
      .optional()
      .meta({ description: 'Where it came from, if the browser said.' }),
  })
  .meta({ id: 'Visit' })

/** A visit as a storefront reports it: whole addresses, just as the browser has them. */
export type Visit = z.infer<typeof visitSchema>

/**
 * What is worth keeping of a visit. Of the landing page only its path stays, of the referrer its host and path: the
 * rest of a query may hold what people typed, or tokens. What is no web address is left out.
 */
export function momentOf({ at, landingPage, referrer }: Visit): JourneyMoment {
  const landing = addressIn(landingPage)
  const from = addressIn(referrer)
  const named = (name: string, longest = 200) => tidied(landing?.query.get(name), longest)
  return {
    at: new Date(at).toISOString(),
    landingPage: tidied(landing?.path, 500),
    referrer: tidied(from && `${from.host}${from.path === '/' ? '' : from.path}`, 500),
    source: named('utm_source'),
    medium: named('utm_medium'),
    campaign: named('utm_campaign'),
    term: named('utm_term'),
    content: named('utm_content'),
    gclid: named('gclid', 500),
    gbraid: named('gbraid', 500),
    wbraid: named('wbraid', 500),
    fbclid: named('fbclid', 500),
    msclkid: named('msclkid', 500),
  }
}

/**
 * `journey` with `moments`, by time, each once. When there are too many, the first one and the latest stay: what
 * brought a customer first is worth more than what lies in between.
 */
export function continuedJourney(journey: Journey, moments: Journey): Journey {
  const byContent = new Map([...journey, ...moments].map((moment) => [JSON.stringify(moment), moment]))
  const sorted = [...byContent.values()].sort((left, right) =>
    left.at === right.at ? 0 : left.at < right.at ? -1 : 1,
  )
  const [first, ...later] = sorted
  if (first === undefined || sorted.length <= mostMoments) return sorted
  return [first, ...later.slice(-(mostMoments - 1))]
}

interface WebAddress {
  readonly host: string
  readonly path: string
  readonly query: ReadonlyMap<string, string>
}

const shape = /^(?:https?:\/\/([^/?#@\s]+))?(\/[^?#\s]*)?(?:\?([^#]*))?(?:#.*)?$/i

/** The parts of a web address, or of a path on this shop; undefined for anything else. */
function addressIn(text: string | undefined): WebAddress | undefined {
  const parts = text === undefined || text === '' ? undefined : shape.exec(text.trim())
  if (!parts) return undefined
  const [, host = '', path = '/', query = ''] = parts
  const pairs = query.split('&').flatMap((pair): [string, string][] => {
    const at = pair.indexOf('=')
    if (at < 1) return []
    return [[decoded(pair.slice(0, at)).toLowerCase(), decoded(pair.slice(at + 1))]]
  })
  // Of a name that comes twice the first counts: a later one may be appended by anybody.
  return { host: host.toLowerCase(), path, query: new Map(pairs.reverse()) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

// Control characters and those that turn text around have no business in a name.
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

function tidied(text: string | undefined, longest: number): string | null {
  const clean = text?.replaceAll(unprintable, '').trim() ?? ''
  // Cut between characters, or half of one would be left.
  return clean === '' ? null : [...clean].slice(0, longest).join('').slice(0, longest).toWellFormed()
}
