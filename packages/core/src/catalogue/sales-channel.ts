import { z } from 'zod'

/** The places where a product can be on sale. */
export const salesChannels = ['online_store', 'till', 'api'] as const

export const salesChannelSchema = z.enum(salesChannels).meta({ id: 'SalesChannel' })

/** A place where a product can be on sale; it is published to each of them by itself. */
export type SalesChannel = z.infer<typeof salesChannelSchema>
