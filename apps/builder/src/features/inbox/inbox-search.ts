import { topicSchema } from '@counterflow/core'
import { z } from 'zod'

export const inboxViews = ['mine', 'unassigned', 'open', 'snoozed', 'closed', 'all'] as const
export const inboxSorts = ['newest', 'oldest', 'waiting'] as const

/** What the address of the inbox holds; what does not fit is left out instead of failing the page. */
export const inboxSearchSchema = z.object({
  view: z.enum(inboxViews).optional().catch(undefined),
  topic: topicSchema.optional().catch(undefined),
  channel: z.string().max(60).optional().catch(undefined),
  assigneeId: z.uuid().optional().catch(undefined),
  customerId: z.uuid().optional().catch(undefined),
  tag: z.string().max(40).optional().catch(undefined),
  search: z.string().max(100).optional().catch(undefined),
  sort: z.enum(inboxSorts).optional().catch(undefined),
})

export type InboxSearch = z.infer<typeof inboxSearchSchema>

/** Whether less than a whole list is shown. */
export const isNarrowed = ({
  topic,
  channel,
  assigneeId,
  customerId,
  tag,
  search,
  sort,
}: InboxSearch): boolean =>
  // Whoever is sorted by how long they wait, waits: the others are not listed.
  sort === 'waiting' ||
  [topic, channel, assigneeId, customerId, tag, search].some((value) => value !== undefined)
