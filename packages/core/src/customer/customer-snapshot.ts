import { z } from 'zod'
import { customerIdSchema } from '../identifier/id.js'

export const customerSnapshotSchema = z
  .strictObject({
    id: customerIdSchema.meta({ title: 'Customer ID', 'x-counterflow-type': 'customer' }),
    name: z.string().meta({ title: 'Name' }),
    email: z.string().nullable().meta({ title: 'E-mail' }),
    phone: z.string().nullable().meta({ title: 'Phone' }),
    tags: z.array(z.string()).meta({ title: 'Tags' }),
    metadata: z.record(z.string(), z.string()).meta({ title: 'Metadata' }),
  })
  .meta({ id: 'CustomerSnapshot', title: 'Customer' })

/** A customer as they stood at one moment: what events carry and workflows read. `phone` is in E.164. */
export type CustomerSnapshot = z.infer<typeof customerSnapshotSchema>
