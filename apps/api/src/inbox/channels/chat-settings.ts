import { type ChatSettings, chatDefaults, chatSettingsSchema } from '@counterflow/core'
import { eq } from 'drizzle-orm'
import type { Queries } from '../../platform/database/database.js'
import { channels } from './channel.table.js'

/** How the chat is set up; as it comes, where nobody has. */
export async function readChatSettings(queries: Queries): Promise<ChatSettings> {
  const [row] = await queries.select().from(channels).where(eq(channels.id, 'chat'))
  return chatSettingsSchema.safeParse(row?.settings).data ?? chatDefaults
}
