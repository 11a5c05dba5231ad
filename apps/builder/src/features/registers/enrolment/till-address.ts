import type { Addresses } from '../../settings/addresses/addresses-query'

/** Where a tablet becomes a register. */
export interface TillAddress {
  /** With the code behind `#`, where no server's log sees it. */
  readonly scanned: string
  /** For people who type: without what only a scan can carry. */
  readonly typed: string
  /** Whether no other device can reach it. */
  readonly onlyHere: boolean
}

type Known = Pick<Addresses, 'places' | 'certificate'>

/**
 * The address of the till for another device. The one of this page is no good where it names the computer itself; and
 * since a till needs a secure origin, the way leads by the page that explains trust wherever the device may have to be
 * told of the shop's own authority first.
 * @param known what the shop says of its addresses; undefined while it has not, or may not be asked
 */
export function tillAddress(
  page: { readonly origin: string; readonly isSecure: boolean },
  known: Known | undefined,
  code: string,
): TillAddress {
  const { hostname } = new URL(page.origin)
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  const places = known?.places ?? []
  const place =
    places.find(({ url }) => new URL(url).hostname === hostname) ?? (isLocal ? places[0] : undefined)
  const till = `/till/#${code}`
  const byTrust = (trustUrl: string) => ({
    scanned: `${trustUrl}?to=${encodeURIComponent(till)}`,
    typed: `${trustUrl}?to=/till/`,
  })
  const direct = (origin: string) => ({ scanned: `${origin}${till}`, typed: `${origin}/till/` })
  if (place === undefined) {
    const own = page.isSecure ? direct(page.origin) : byTrust(`${page.origin}/trust`)
    return { ...own, onlyHere: isLocal }
  }
  const isOurs = known?.certificate?.issuedBy === 'shop'
  return { ...(isOurs ? byTrust(place.trustUrl) : direct(new URL(place.url).origin)), onlyHere: false }
}
