import type { RegisterId } from '../identifier/id.js'

/** The header in which a till says, with its device's signature, how far its ledger goes: more may be missing. */
export const announcementHeader = 'counterflow-till-last'

/** How far the ledger of one device goes. */
export interface Announcement {
  readonly register: RegisterId
  readonly epoch: number
  /** The last `seq` that is in it. */
  readonly last: number
}

/** What a device signs to announce it. No hash of an entry looks like it. */
export const announcementText = ({ register, epoch, last }: Announcement): string =>
  `last/${register}/${epoch}/${last}`

/** The header's value: `last` with its signature in base64url. */
export const writeAnnouncement = (last: number, signature: string): string => `${last}.${signature}`

/** What a header's value says; undefined for what says nothing. Whose signature it is remains to be seen. */
export function readAnnouncement(
  value: string | undefined,
): { readonly last: number; readonly signature: string } | undefined {
  const [, digits, signature] = /^(\d{1,15})\.([A-Za-z0-9_-]{1,200})$/.exec(value ?? '') ?? []
  return digits === undefined || signature === undefined ? undefined : { last: Number(digits), signature }
}
