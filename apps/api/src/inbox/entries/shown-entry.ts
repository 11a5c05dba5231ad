import type { ConversationEntry, EntryTopic } from '@counterflow/core'
import type { StoredEntry } from './entry.table.js'

/** An entry as the API and events show it. */
export function shownEntry(row: StoredEntry): ConversationEntry {
  return {
    id: row.id,
    position: row.position,
    version: row.version,
    kind: row.kind,
    author: { type: row.authorType, id: row.authorId, name: row.authorName },
    content: row.content,
    at: row.at.toISOString(),
    state: row.state,
    failure: row.failure,
    heldUntil: row.state === 'held' ? (row.heldUntil?.toISOString() ?? null) : null,
    topic: topicOf(row),
    mentions: row.mentions,
    clientKey: row.clientKey?.split('/').at(-1) ?? null,
  }
}

function topicOf({ topic, topicProbability, topicBy }: StoredEntry): EntryTopic | null {
  if (topic === null || topicBy === null) return null
  return { topic, probability: topicBy === 'model' ? topicProbability : null, by: topicBy }
}
