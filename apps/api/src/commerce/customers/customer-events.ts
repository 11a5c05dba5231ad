import {
  consentChannelSchema,
  consentSourceSchema,
  customerIdSchema,
  customerSnapshotSchema,
  noteIdSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { defineEvent } from '../../platform/events/event-definition.js'

const customerEvent = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  defineEvent({
    type,
    subjectType: 'customer',
    payload: z.strictObject({ customer: customerSnapshotSchema, ...shape }),
    audience: 'customers.read',
    tellsOf: 'subject',
  })

const names = z.array(z.string())

/** Somebody became a customer: by an order of theirs, or because the shop entered them. */
export const customerCreated = customerEvent('customer.created', {})

/** What the shop knows of a customer changed; carries them as they are now, and what is new or gone. */
export const customerUpdated = customerEvent('customer.updated', {
  tagsAdded: names,
  tagsRemoved: names,
  metadataChanged: names,
  /** Of `name`, `email`, `phone`, `language`, `timeZone` and `addresses`. */
  detailsChanged: names,
})

const consent = { consentChannel: consentChannelSchema, consentSource: consentSourceSchema }

/** A customer agreed to news by a channel, and had not before. */
export const customerSubscribed = customerEvent('customer.subscribed', consent)

/** A customer does not want news by a channel, and had agreed before or not said anything. */
export const customerUnsubscribed = customerEvent('customer.unsubscribed', consent)

/** `customer` and another became one; the other's id answers with this one from now on. */
export const customerMerged = customerEvent('customer.merged', { mergedId: customerIdSchema })

/** The data of a customer was erased. Their orders stay, without them. */
export const customerErased = defineEvent({
  type: 'customer.erased',
  subjectType: 'customer',
  payload: z.strictObject({ customerId: customerIdSchema }),
  audience: 'customers.read',
  tellsOf: 'subject',
})

const noteEvent = <Type extends string>(type: Type) =>
  defineEvent({
    type,
    subjectType: 'customer',
    payload: z.strictObject({ customerId: customerIdSchema, noteId: noteIdSchema }),
    audience: 'customers.read',
    tellsOf: 'subject',
  })

/** Somebody wrote, changed or removed a note about a customer. Its text is in no event. */
export const customerNoteAdded = noteEvent('customer.note_added')
export const customerNoteChanged = noteEvent('customer.note_changed')
export const customerNoteRemoved = noteEvent('customer.note_removed')
