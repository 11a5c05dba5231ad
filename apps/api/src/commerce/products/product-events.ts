import { productSnapshotSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineEvent } from '../../platform/events/event-definition.js'

const product = productSnapshotSchema

/** A product was added to the catalogue. */
export const productCreated = defineEvent({
  type: 'product.created',
  subjectType: 'product',
  payload: z.strictObject({ product }),
  audience: 'products.read',
  tellsOf: 'nobody',
})

/** A product changed; carries it as it is now, and the names of what changed. */
export const productUpdated = defineEvent({
  type: 'product.updated',
  subjectType: 'product',
  payload: z.strictObject({ product, changed: z.array(z.string()) }),
  audience: 'products.read',
  tellsOf: 'nobody',
})

/** A product was deleted; carries it as it was. */
export const productDeleted = defineEvent({
  type: 'product.deleted',
  subjectType: 'product',
  payload: z.strictObject({ product }),
  audience: 'products.read',
  tellsOf: 'nobody',
})
