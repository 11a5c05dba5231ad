/** What can happen to a customer. */
export const customerDeeds = [
  'created',
  'details_changed',
  'addresses_changed',
  'tags_changed',
  'metadata_changed',
  'subscribed',
  'unsubscribed',
  'note_added',
  'note_removed',
  'merged',
  'exported',
  'erased',
] as const

export type CustomerDeed = (typeof customerDeeds)[number]
