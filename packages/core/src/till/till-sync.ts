import { z } from 'zod'
import { locationIdSchema, registerIdSchema } from '../identifier/id.js'
import { ledgerEventSchema } from '../ledger/ledger-event.js'
import { tillRecordSchema } from './till-record.js'

/** The most events in one batch. */
export const mostEventsInBatch = 500

/** The most records in one page of changes. */
export const mostRecordsInPage = 1_000

const publicKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]{80,200}$/, 'Expected an ECDSA P-256 public key: SPKI in base64url.')

export const enrolmentRequestSchema = z
  .strictObject({
    code: z.string().trim().min(6).max(20).meta({ description: 'As the back office shows it.' }),
    publicKey: publicKey.meta({ description: "Of the device's ECDSA P-256 key, SPKI in base64url." }),
    deviceName: z.string().trim().min(1).max(100),
  })
  .meta({ id: 'EnrolmentRequest' })

export const enrolmentSchema = z
  .strictObject({
    register: z.strictObject({ id: registerIdSchema, name: z.string(), code: z.string() }),
    location: z.strictObject({ id: locationIdSchema, name: z.string(), code: z.string() }),
    epoch: z.int().min(1),
    deviceId: z.uuid(),
    token: z.string().meta({ description: 'The bearer token of all further requests of this device.' }),
    pinSecret: z
      .string()
      .meta({ description: '32 bytes in base64url; import it so that it cannot be read.' }),
    serverKey: publicKey.meta({ description: 'Of the key that signs what the server sends to tills.' }),
  })
  .meta({ id: 'Enrolment' })

/** What a device gets for a code: once, since the code is used up. */
export type Enrolment = z.infer<typeof enrolmentSchema>

export const ledgerBatchSchema = z
  .strictObject({
    syncVersion: z.int().min(1),
    epoch: z.int().min(1),
    events: z.array(ledgerEventSchema).max(mostEventsInBatch).meta({ description: 'In order of `seq`.' }),
    last: z
      .int()
      .min(0)
      .meta({ description: 'The last `seq` on the device: more is missing at the server.' }),
    deviceTime: z.iso.datetime(),
  })
  .meta({ id: 'LedgerBatch' })

/**
 * What a till sends. The server reads each event for itself: one that this schema does not know is stored and parked,
 * and holds up no other.
 */
export type LedgerBatch = z.infer<typeof ledgerBatchSchema>

export const ledgerAnswerSchema = z
  .strictObject({
    epoch: z.int().min(1),
    contiguous: z.int().min(0).meta({ description: 'Everything up to here is held without a gap.' }),
    parked: z.array(z.int()).meta({ description: 'Places beyond `contiguous` that wait for a person.' }),
    frozen: z.boolean().meta({ description: 'This device must record nothing more.' }),
    history: z.string().meta({
      description: 'Changes when the server was restored from a backup: then a lower `contiguous` counts.',
    }),
    serverTime: z.iso.datetime(),
  })
  .meta({ id: 'LedgerAnswer' })

export type LedgerAnswer = z.infer<typeof ledgerAnswerSchema>

export const tillStatusSchema = z
  .strictObject({
    serverTime: z.iso.datetime(),
    history: z.string(),
    latest: z.int().min(0).meta({ description: 'The version of the last record that tills should have.' }),
    contiguous: z.int().min(0),
    frozen: z.boolean(),
    syncVersions: z.array(z.int()),
    appVersion: z.string(),
  })
  .meta({ id: 'TillStatus' })

/** The heartbeat's answer. */
export type TillStatus = z.infer<typeof tillStatusSchema>

export const tillChangesSchema = z
  .strictObject({
    after: z.int().min(0),
    upTo: z.int().min(0),
    more: z.boolean(),
    history: z.string(),
    at: z.iso.datetime(),
    records: z.array(tillRecordSchema),
    signature: z.string().meta({
      description:
        'ECDSA P-256 with SHA-256 (r and s, base64url) of the canonical JSON (RFC 8785) of all other members.',
    }),
  })
  .meta({ id: 'TillChanges' })

/** Records that changed after a version, in order of theirs; from 0, all that are there. */
export type TillChanges = z.infer<typeof tillChangesSchema>

export const tillDigestSchema = z
  .strictObject({
    upTo: z.int().min(0),
    buckets: z.array(z.strictObject({ bucket: z.int().min(0).max(255), hash: z.string() })).meta({
      description:
        'For each bucket (first byte of the SHA-256 of `kind:id`) the SHA-256 of its `kind:id:version` lines, sorted by code units and each ended by a line feed.',
    }),
  })
  .meta({ id: 'TillDigest' })

/** What a till compares its records with; a bucket that differs is asked for anew as a whole. */
export type TillDigest = z.infer<typeof tillDigestSchema>
