import type { ConversationId } from '@counterflow/core'
import type { Queries } from '../../platform/database/database.js'
import { lastCustomerMessage } from '../entries/last-customer-message.js'

/** Whether the last message of the customer came from a machine: an absence note or a bounce, say. */
export async function isFromMachine(queries: Queries, conversationId: ConversationId): Promise<boolean> {
  const latest = await lastCustomerMessage(queries, conversationId)
  return latest !== undefined && 'automatic' in latest.content && latest.content.automatic !== undefined
}
