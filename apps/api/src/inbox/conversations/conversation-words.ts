import { searchGrams, searchText, writtenText } from '@counterflow/core'
import type { Transaction } from '../../platform/database/database.js'
import type { StoredEntry } from '../entries/entry.table.js'
import { conversationSearch, type StoredConversation } from './conversation.table.js'

/** What comes later in a very long message is not found by a search. */
const searchedCharacters = 4_000

/** What an entry is found by; undefined where there is nothing to find. */
export function wordsOf({ conversationId, position, kind, content }: StoredEntry) {
  if (kind === 'event') return undefined
  const texts = [writtenText(content).slice(0, searchedCharacters)]
  const grams = searchGrams(texts)
  return grams.length === 0 ? undefined : { conversationId, position, grams, words: searchText(texts) }
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
