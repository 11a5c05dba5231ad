import type { Schemas } from '@counterflow/api-client'
import { parsed, stored } from '../platform/stored'

type Visit = Schemas['Visit']

const consent = stored('shop.visit-consent')
const kept = stored('shop.visits')
const underWay = stored('shop.visit', () => sessionStorage)
const mostKept = 20
const tellsWhereFrom = /[?&](utm_\w+|gclid|gbraid|wbraid|fbclid|msclkid)=/

/** What began before anybody was asked: nowhere but in this page. */
let unasked: Visit[] = []

/**
 * Notes where a visit began, once for each window, and again when an advertisement leads here: a cart is told, so that
 * the shop learns which ones sell (R108 to R110). Nothing of it is kept in the browser, or leaves it, unless the
 * visitor agrees.
 */
export function noteVisit(): void {
  const answer = consent.read()
  if (answer === 'no') return
  const isNew = underWay.read() === null
  if (!isNew && !tellsWhereFrom.test(location.search)) return
  if (underWay.read() === location.href) return
  const visit = visitNow()
  if (answer === 'yes') keep([visit], location.href)
  else unasked = [...unasked, visit]
}

/** Whether there is anything to ask: an advertisement led here, and the visitor has said neither yes nor no. */
export const asksAboutVisits = (): boolean =>
  consent.read() === null && unasked.some(({ landingPage = '' }) => tellsWhereFrom.test(landingPage))

/** The visitor has said whether it may be kept how they found the shop. */
export function answerAboutVisits(agrees: boolean): void {
  consent.write(agrees ? 'yes' : 'no')
  if (agrees) keep(unasked, location.href)
  else for (const place of [kept, underWay]) place.write(null)
  unasked = []
}

/** The visits that no cart has been told of. */
export function untoldVisits(): Visit[] {
  const found = consent.read() === 'yes' ? parsed(kept.read()) : undefined
  return Array.isArray(found) ? found.filter(isVisit) : []
}

/** A cart knows of them. */
export const forgetVisits = (): void => kept.write(null)

function visitNow(): Visit {
  const from = document.referrer
  const isElsewhere = from !== '' && !from.startsWith(`${location.origin}/`)
  return {
    at: new Date().toISOString(),
    landingPage: location.href.slice(0, 4_000),
    ...(isElsewhere ? { referrer: from.slice(0, 4_000) } : {}),
  }
}

function keep(visits: readonly Visit[], address: string): void {
  underWay.write(address)
  kept.write(JSON.stringify([...untoldVisits(), ...visits].slice(-mostKept)))
}

const isVisit = (value: unknown): value is Visit =>
  typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'string'
