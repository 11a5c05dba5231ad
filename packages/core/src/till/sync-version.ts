/**
 * The versions of the contract between tills and the server that this code speaks, the newest first: that of today and
 * at most two before it, so that a till which was updated last year still sends what it has sold. Whatever changes the
 * shape of what goes up or comes down needs a new one (`docs/guides/till.md` says how). 2: lines of a ticket have notes.
 */
export const tillSyncVersions = [2, 1] as const

/** A version that is spoken. */
export type TillSyncVersion = (typeof tillSyncVersions)[number]

/** The header in which a till says with each request which version it speaks. */
export const tillSyncHeader = 'counterflow-till-sync'

/** What a till speaks that sends no such header: the first ones did not. */
const unsaid = '1'

/** Whether what a till speaks is understood; if not, which of the two has to be updated. */
export type HeardSyncVersion =
  | { readonly kind: 'spoken'; readonly version: TillSyncVersion }
  | { readonly kind: 'till_too_old' | 'server_too_old' }

/**
 * What is to be thought of the version that a till names, as the text of the header; undefined without one. Text that
 * names none is that of a till to be updated.
 * @example heardSyncVersion('1') // { kind: 'spoken', version: 1 }
 */
export function heardSyncVersion(said: string | undefined): HeardSyncVersion {
  const text = said ?? unsaid
  const version = tillSyncVersions.find((one) => `${one}` === text)
  if (version !== undefined) return { kind: 'spoken', version }
  const isNewer = /^[1-9]\d*$/.test(text) && Number(text) > tillSyncVersions[0]
  return { kind: isNewer ? 'server_too_old' : 'till_too_old' }
}
