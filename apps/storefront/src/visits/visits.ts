import type { Schemas } from '@counterflow/api-client'
import { parsed, stored } from '../platform/stored'

type Visit = Schemas['Visit']

const kept = stored('shop.visits')
const underWay = stored('shop.visit', () => sessionStorage)
const mostKept = 20
const tellsWhereFrom = /[?&](utm_\w+|gclid|gbraid|wbraid|fbclid|msclkid)=/

/**
 * Notes where a visit began, once for each window, and again when an advertisement leads here: a cart is told, so that
 * the shop learns which ones sell (R108 to R110).
 */
export function noteVisit(): void {
  const isNew = underWay.read() === null
  if (!isNew && !tellsWhereFrom.test(location.search)) return
  if (underWay.read() === location.href) return
  underWay.write(location.href)
  const at = new Date().toISOString()
  const from = document.referrer
  const isElsewhere = from !== '' && !from.startsWith(`${location.origin}/`)
  const visit: Visit = {
    at,
    landingPage: location.href.slice(0, 4_000),
    ...(isElsewhere ? { referrer: from.slice(0, 4_000) } : {}),
  }
  kept.write(JSON.stringify([...untoldVisits(), visit].slice(-mostKept)))
}

/** The visits that no cart has been told of. */
export function untoldVisits(): Visit[] {
  const found = parsed(kept.read())
  return Array.isArray(found) ? found.filter(isVisit) : []
}

/** A cart knows of them. */
export const forgetVisits = (): void => kept.write(null)

const isVisit = (value: unknown): value is Visit =>
  typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'string'
