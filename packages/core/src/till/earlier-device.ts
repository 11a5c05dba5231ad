import { z } from 'zod'
import { locationIdSchema, type RegisterId, registerIdSchema } from '../identifier/id.js'

const base64url = (length: string) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${length}}$`))

/** What a till says of a device that it was before, and that its server does not know any more. */
export const earlierDeviceSchema = z
  .strictObject({
    deviceId: z.uuid(),
    register: z.strictObject({
      id: registerIdSchema,
      name: z.string().min(1).max(100),
      code: z.string().min(1).max(20),
    }),
    locationId: locationIdSchema,
    epoch: z.int().min(1).max(1_000_000),
    publicKey: base64url('80,200').meta({ description: 'Of its ECDSA P-256 key, SPKI in base64url.' }),
    tokenHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .meta({ description: 'SHA-256 of its token: by that it may send what it has.' }),
    enrolledAt: z.iso.datetime(),
    proof: base64url('86').meta({ description: 'The claim as signed by the earlier device.' }),
    signature: base64url('86').meta({ description: 'The claim as signed by the device of today.' }),
  })
  .meta({ id: 'EarlierDevice' })

export type EarlierDevice = z.infer<typeof earlierDeviceSchema>

/** A claim that one device was another one before. */
export interface EarlierDeviceClaim {
  readonly register: RegisterId
  readonly epoch: number
  readonly publicKey: string
  readonly tokenHash: string
  /** The device of today. */
  readonly deviceId: string
}

/** What both devices sign of it, each with its key. No hash of an entry and no announcement looks like it. */
export const earlierDeviceText = (claim: EarlierDeviceClaim): string =>
  `earlier/${claim.register}/${claim.epoch}/${claim.publicKey}/${claim.tokenHash}/${claim.deviceId}`
