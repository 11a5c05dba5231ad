import { z } from 'zod'

/** `active`: on sale where it is published; `draft`: not yet; `archived`: no longer, kept for its orders. */
export const productStatuses = ['active', 'draft', 'archived'] as const

export const productStatusSchema = z.enum(productStatuses).meta({ id: 'ProductStatus' })

/** Whether a product is on sale, being prepared, or put away. */
export type ProductStatus = z.infer<typeof productStatusSchema>
