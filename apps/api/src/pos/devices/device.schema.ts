import { registerIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { freezeReasons } from './freeze-reason.js'

/** A device that is, or was, a register. */
export const deviceSchema = z
  .strictObject({
    id: z.uuid(),
    registerId: registerIdSchema,
    epoch: z.int().min(1),
    name: z.string().meta({ examples: ['Tablet by the door'] }),
    enrolledAt: z.iso.datetime(),
    frozenAt: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'Since when it must record nothing more; null: it is in use.' }),
    frozenWhy: z.enum(freezeReasons).nullable(),
    revokedAt: z.iso.datetime().nullable().meta({ description: 'Since when its token is refused.' }),
    lastSeenAt: z.iso.datetime().nullable(),
    appVersion: z
      .string()
      .nullable()
      .meta({ examples: ['0.1.0'] }),
    clockOffset: z
      .int()
      .nullable()
      .meta({ description: "The server's time less the device's, in milliseconds, when they last spoke." }),
    storagePersisted: z
      .boolean()
      .nullable()
      .meta({ description: 'Whether the browser has promised to keep what it stores.' }),
    promisedSeq: z
      .int()
      .min(0)
      .meta({ description: 'The last place in its ledger that it has said to have.' }),
  })
  .meta({ id: 'TillDevice' })
