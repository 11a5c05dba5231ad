import type { TillChanges, TillStatus } from '@counterflow/core'
import type { RecordStore } from '../records/record-store'
import type { DeviceRow } from '../storage/ledger-database'
import type { SignedPage, SyncServer } from './sync-server'

/** What came was not signed by the shop's server, or answers another question. It was not used. */
export class BadSignature extends Error {}

/** Tells whether the server's key signed a text. */
export type SignatureCheck = (serverKey: string, text: string, signature: string) => Promise<boolean>

/** What fetching stands on. */
export interface FetchingParts {
  readonly server: SyncServer
  readonly records: RecordStore
  readonly isSignedBy: SignatureCheck
}

/**
 * Fetches what changed since the records' position. In another history of the server all of it is fetched anew, on top
 * of what is there, so that the till can sell meanwhile; comparing the digest afterwards takes out what is left over.
 * @throws BadSignature and then nothing of that page was used.
 */
export async function fetchChanges(
  device: DeviceRow,
  status: Pick<TillStatus, 'history' | 'latest' | 'serverTime'>,
  parts: FetchingParts,
): Promise<void> {
  const { records, server } = parts
  const { position } = records
  const isSame = position?.history === status.history
  if (isSame && position.version >= status.latest) return records.note({ at: status.serverTime })
  let after = isSame ? position.version : 0
  if (!isSame) await records.note({ comparedAt: 0 })
  for (;;) {
    const page = await proven(await server.changes(device, after), device, parts)
    if (page.after !== after || page.upTo < after) throw new BadSignature('A page answers another question.')
    await records.apply(page)
    if (!page.more) return
    after = page.upTo
  }
}

/** A page of which it is certain that the shop's server wrote it. */
export async function proven(
  { page, signedText }: SignedPage,
  device: DeviceRow,
  { isSignedBy }: Pick<FetchingParts, 'isSignedBy'>,
): Promise<TillChanges> {
  if (await isSignedBy(device.serverKey, signedText, page.signature)) return page
  throw new BadSignature('A page is not signed by the server of the shop.')
}
