import type {
  EarlierDevice,
  Enrolment,
  enrolmentRequestSchema,
  LedgerAnswer,
  LedgerBatch,
  TillChanges,
  TillDigest,
  TillStatus,
} from '@counterflow/core'
import type { z } from 'zod'

/**
 * Why the server gave no answer that counts. `unreachable`: none came, or one that is not ours. `not_accepted`: it does
 * not know this device (any more). `refused`: what was sent cannot be taken as it is. `too_old`, `too_new`: the till
 * is, for the server: nothing was taken in. `busy`: later.
 */
export type ServerFailure =
  | 'unreachable'
  | 'not_accepted'
  | 'refused'
  | 'too_large'
  | 'too_old'
  | 'too_new'
  | 'busy'

/** The server did not do what it was asked. */
export class SyncServerError extends Error {
  constructor(
    readonly failure: ServerFailure,
    /** The problem document's type, when there was one. */
    readonly problem: string | undefined = undefined,
  ) {
    super(`The server did not answer: ${failure}${problem === undefined ? '' : ` (${problem})`}.`)
  }
}

/** What somebody typed who makes this device a register. */
export type EnrolmentRequest = z.infer<typeof enrolmentRequestSchema>

/** Records, and the text that the server has signed: canonical JSON of just what came. */
export interface SignedPage {
  readonly page: TillChanges
  readonly signedText: string
}

/** How a device shows that it is one. */
export interface DeviceToken {
  readonly token: string
  /** How far the ledger goes that is spoken of, signed by its device. */
  readonly announcement?: string
}

/** What a device says of itself with each heartbeat. */
export interface DeviceReport {
  /** The last place in its ledger. */
  readonly last: number
  readonly appVersion: string
  readonly clockOffset: number | null
  readonly storagePersisted: boolean
}

/** What a till asks of its shop's server. Every call rejects with a `SyncServerError` when nothing came of it. */
export interface SyncServer {
  enrol(request: EnrolmentRequest): Promise<Enrolment>
  status(device: DeviceToken, report: DeviceReport): Promise<TillStatus>
  /** Says which device this one was before, that the server does not know any more. */
  nameEarlier(device: DeviceToken, earlier: EarlierDevice): Promise<void>
  send(device: DeviceToken, batch: LedgerBatch): Promise<LedgerAnswer>
  changes(device: DeviceToken, after: number): Promise<SignedPage>
  digest(device: DeviceToken): Promise<TillDigest>
  /** All records of one bucket of the digest, signed like a page of changes. */
  bucket(device: DeviceToken, bucket: number): Promise<SignedPage>
}
