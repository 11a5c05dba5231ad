import { z } from 'zod'
import { defineEvent } from '../../platform/events/event-definition.js'

/** A channel is set up in another way, or has a fault, or no longer. */
export const channelUpdated = defineEvent({
  type: 'channel.updated',
  subjectType: 'channel',
  payload: z.strictObject({ channelId: z.string() }),
  audience: 'inbox.read',
})
