import { type ConversationId, type EntryId, recentTopics, type Topic } from '@counterflow/core'
import { and, desc, sql } from 'drizzle-orm'
import { among } from '../../platform/database/among.js'
import type { Transaction } from '../../platform/database/database.js'
import { conversations, type StoredConversation } from '../conversations/conversation.table.js'
import { conversationEntries } from '../entries/entry.table.js'
import { remembered } from './conversation-topics.js'
import type { Verdict } from './message-topics.js'
import { isUnjudged } from './unjudged.js'

/** A message with what the classifier says of it. */
export interface JudgedEntry {
  readonly id: EntryId
  readonly conversationId: ConversationId
  readonly position: number
  readonly verdict: Verdict
}

/** A message that has a topic now, with its conversation as it stands after it. */
export interface Labelled {
  readonly conversation: StoredConversation
  readonly entryId: EntryId
  readonly topic: Topic
  readonly probability: number | null
}

/** Which of these messages nobody has judged meanwhile, or does so at this moment; held until the transaction ends. */
export async function stillUnjudged(
  transaction: Transaction,
  ids: readonly EntryId[],
): Promise<ReadonlySet<EntryId>> {
  const open = await transaction
    .select({ id: conversationEntries.id })
    .from(conversationEntries)
    .where(and(isUnjudged, among(conversationEntries.id, ids)))
    .for('no key update', { skipLocked: true })
  return new Set(open.map(({ id }) => id))
}

/** A message without a label is judged as well; that is no news, and nobody is shown anything else. */
export async function writeWithoutTopic(
  transaction: Transaction,
  judged: readonly JudgedEntry[],
): Promise<void> {
  if (judged.length === 0) return
  const rows = judged.map(({ id, verdict }) => ({ id, probability: verdict.probability }))
  await transaction.execute(sql`
    update ${conversationEntries} set topic_by = 'model', topic_probability = judged.probability
      from json_to_recordset(${JSON.stringify(rows)}::json) as judged(id uuid, probability float8)
     where ${conversationEntries.id} = judged.id`)
}

/**
 * Writes the labels of messages into them and into their conversations, which are held. Each raises the version of its
 * conversation by one, as if it had come alone: no two entries of a conversation have the same version.
 */
export async function writeTopics(
  transaction: Transaction,
  held: readonly StoredConversation[],
  judged: readonly JudgedEntry[],
): Promise<Labelled[]> {
  if (judged.length === 0) return []
  const standing = new Map(held.map((conversation) => [conversation.id, conversation]))
  const known = await knownTopics(transaction, [
    ...new Set(judged.map(({ conversationId }) => conversationId)),
  ])
  const changed = new Map<ConversationId, StoredConversation>()
  const labelled: (Labelled & { readonly version: number })[] = []
  for (const { id, conversationId, position, verdict } of judged) {
    const before = standing.get(conversationId)
    const { topic, probability } = verdict
    if (before === undefined || topic === null) continue
    const ofConversation = known.get(conversationId) ?? new Map<number, Topic>()
    known.set(conversationId, ofConversation.set(position, topic))
    const topics = recentTopics([...ofConversation].map(([at, one]) => ({ position: at, topic: one })))
    const conversation = { ...before, topics, version: before.version + 1 }
    standing.set(conversationId, conversation)
    changed.set(conversationId, conversation)
    labelled.push({ conversation, entryId: id, topic, probability, version: conversation.version })
  }
  const entries = labelled.map(({ entryId, topic, probability, version }) => ({
    id: entryId,
    topic,
    probability,
    version,
  }))
  await transaction.execute(sql`
    update ${conversationEntries}
       set topic = judged.topic, topic_probability = judged.probability, topic_by = 'model', version = judged.version
      from json_to_recordset(${JSON.stringify(entries)}::json)
        as judged(id uuid, topic text, probability float8, version int)
     where ${conversationEntries.id} = judged.id`)
  const rows = [...changed.values()].map(({ id, topics, version }) => ({ id, topics, version }))
  await transaction.execute(sql`
    update ${conversations} set topics = changed.topics, version = changed.version
      from json_to_recordset(${JSON.stringify(rows)}::json) as changed(id uuid, topics text[], version int)
     where ${conversations.id} = changed.id`)
  return labelled
}

/** The labels of conversations by position, as far back as they say anything new. */
async function knownTopics(
  transaction: Transaction,
  ids: readonly ConversationId[],
): Promise<Map<ConversationId, Map<number, Topic>>> {
  const known = new Map<ConversationId, Map<number, Topic>>()
  const latest = transaction
    .select({ position: conversationEntries.position, topic: conversationEntries.topic })
    .from(conversationEntries)
    .where(
      and(
        sql`${conversationEntries.conversationId} = ${conversations.id}`,
        sql`${conversationEntries.topic} is not null`,
      ),
    )
    .orderBy(desc(conversationEntries.position))
    .limit(remembered)
    .as('latest')
  const rows = await transaction
    .select({ id: conversations.id, position: latest.position, topic: latest.topic })
    .from(conversations)
    .innerJoinLateral(latest, sql`true`)
    .where(among(conversations.id, ids))
  for (const { id, position, topic } of rows) {
    if (topic === null) continue
    const ofConversation = known.get(id) ?? new Map<number, Topic>()
    known.set(id, ofConversation.set(position, topic))
  }
  return known
}
