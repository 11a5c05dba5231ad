import { parkedCartSchema } from '@counterflow/core'
import { z } from 'zod'

/**
 * Where a cart that waits is known. `here`: on this device alone. `asked`: the server was sent it and has not answered;
 * another register may find it. `shared`: the server has it. `wanted`: this register asked for one of another's and
 * heard nothing, so it may be the only one that can still have it. `taken`: it was put on the counter while the server
 * could not be asked, which is told so as soon as it can be.
 */
const cartStandings = ['here', 'asked', 'shared', 'wanted', 'taken'] as const

export type CartStanding = (typeof cartStandings)[number]

const current = parkedCartSchema.extend({ standing: z.enum(cartStandings) })

/** As it was kept before it was noted that the server was being asked. */
const earlier = parkedCartSchema
  .extend({ isShared: z.boolean() })
  .transform(({ isShared, ...cart }): KeptCart => ({ ...cart, standing: isShared ? 'shared' : 'asked' }))

/** A cart that is kept on this device. */
export type KeptCart = z.infer<typeof current>

export const keptCartSchema = z.union([current, earlier])
