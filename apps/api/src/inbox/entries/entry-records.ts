import type { EntryId } from '@counterflow/core'
import { and, eq } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import type { StoredConversation } from '../conversations/conversation.table.js'
import { unknownEntry } from '../conversations/conversation-problems.js'
import { conversationEntries, type StoredEntry } from './entry.table.js'

/** @throws Problem `not-found`. */
export async function requiredEntry(
  transaction: Transaction,
  held: StoredConversation,
  entryId: EntryId,
): Promise<StoredEntry> {
  const [found] = await transaction
    .select()
    .from(conversationEntries)
    .where(and(eq(conversationEntries.id, entryId), eq(conversationEntries.conversationId, held.id)))
  if (found === undefined) throw unknownEntry()
  return found
}

/** Writes what became of an entry, under the version that its conversation, which is held, has just reached. */
export async function changeEntry(
  transaction: Transaction,
  { version }: StoredConversation,
  entry: StoredEntry,
  change: Partial<Omit<StoredEntry, 'id' | 'conversationId' | 'position' | 'version'>>,
): Promise<StoredEntry> {
  const [changed] = await transaction
    .update(conversationEntries)
    .set({ ...change, version })
    .where(eq(conversationEntries.id, entry.id))
    .returning()
  if (changed === undefined) throw new Error(`Entry ${entry.id} is gone.`)
  return changed
}
