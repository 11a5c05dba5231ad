import { searchGrams, searchText, writtenText } from '@counterflow/core'
import type { Transaction } from '../../platform/database/database.js'
import type { StoredEntry } from '../entries/entry.table.js'
import { conversationSearch, type StoredConversation } from './conversation.table.js'

/** What comes later in a very long message is not found by a search. */
const searchedCharacters = 4_000

/** Keeps what a message or a note is found by. */
export async function rememberWords(transaction: Transaction, entry: StoredEntry): Promise<void> {
  if (entry.kind === 'event') return
  const texts = [writtenText(entry.content).slice(0, searchedCharacters)]
  const grams = searchGrams(texts)
  if (grams.length === 0) return
  const { conversationId, position } = entry
  await transaction
    .insert(conversationSearch)
    .values({ conversationId, position, grams, words: searchText(texts) })
}

/** Keeps, or keeps anew, what a conversation is found by beside its messages: who writes. */
export async function rememberPerson(
  transaction: Transaction,
  { id: conversationId, name, email }: Pick<StoredConversation, 'id' | 'name' | 'email'>,
): Promise<void> {
  const texts = [name, email ?? '']
  const found = { grams: searchGrams(texts), words: searchText(texts) }
  await transaction
    .insert(conversationSearch)
    .values({ conversationId, position: 0, ...found })
    .onConflictDoUpdate({
      target: [conversationSearch.conversationId, conversationSearch.position],
      set: found,
    })
}
