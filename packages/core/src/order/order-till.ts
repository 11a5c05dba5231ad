import { z } from 'zod'
import { registerIdSchema, shiftIdSchema, staffIdSchema } from '../identifier/id.js'

export const orderTillSchema = z
  .strictObject({
    register: z.strictObject({ id: registerIdSchema, name: z.string() }).meta({
      description: 'With the name that it had when it sold.',
    }),
    shiftId: shiftIdSchema.nullable().meta({ description: 'Null: it was sold outside of any shift.' }),
    cashier: z.strictObject({ id: staffIdSchema, name: z.string() }).meta({
      description: 'Who sold it; without a name where nobody knows them any more.',
    }),
  })
  .meta({ id: 'OrderTill' })

/** At which till an order was sold, in which shift and by whom, as it was then. */
export type OrderTill = z.infer<typeof orderTillSchema>
