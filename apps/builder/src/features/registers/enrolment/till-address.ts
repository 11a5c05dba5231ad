/**
 * The address at which a tablet becomes a register: the till with the code behind `#`, where no server's log sees it.
 * A till needs a secure origin, so where this page is not one the way leads by the page that explains trust.
 */
export function tillAddress(origin: string, isSecure: boolean, code: string): string {
  const till = `/till/#${code}`
  return isSecure ? `${origin}${till}` : `${origin}/trust?to=${encodeURIComponent(till)}`
}

/** The same for people who type: without what only a scan can carry. */
export function typedAddress(origin: string, isSecure: boolean): string {
  return isSecure ? `${origin}/till/` : `${origin}/trust?to=/till/`
}
