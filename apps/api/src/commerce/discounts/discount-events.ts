import { discountIdSchema, discountStatuses, discountValueSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineEvent } from '../../platform/events/event-definition.js'

const discountEvent = <Type extends string>(type: Type) =>
  defineEvent({
    type,
    subjectType: 'discount',
    payload: z.strictObject({
      discount: z.strictObject({
        id: discountIdSchema,
        code: z.string(),
        value: discountValueSchema,
        status: z.enum(discountStatuses),
      }),
    }),
    audience: 'discounts.read',
  })

/** A discount was created; its status says whether it can be used already. */
export const discountCreated = discountEvent('discount.created')

/** A discount was changed, turned on or turned off. */
export const discountUpdated = discountEvent('discount.updated')

/** A discount that nobody ever used was deleted. */
export const discountDeleted = discountEvent('discount.deleted')
