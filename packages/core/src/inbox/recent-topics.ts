import type { Topic } from './topic.js'

/** So many topics of a conversation are shown (R11); more may be kept. */
export const shownTopics = 2

/** A message's topic with the message's place in the conversation. */
export interface TopicAtPosition {
  readonly position: number
  readonly topic: Topic
}

/** The topics of a conversation's messages, each once: those of the latest message first (R11). */
export function recentTopics(labelled: readonly TopicAtPosition[]): Topic[] {
  const latestFirst = labelled.toSorted((left, right) => right.position - left.position)
  return [...new Set(latestFirst.map(({ topic }) => topic))]
}
