const mostIds = 100
const longestId = 500

/**
 * The Message-IDs in a header such as `References`, in their order, without their angle brackets. What is no id is
 * passed over: programs write comments and names in between.
 */
export function messageIdsIn(header: string | undefined): string[] {
  if (header === undefined) return []
  const found = [...header.matchAll(/<([^<>\s]{1,500})>/g)].map(([, id = '']) => id)
  return [...new Set(found)].slice(-mostIds)
}

/**
 * The messages that a mail answers, the nearest first: by them its conversation is found. Never by the subject alone,
 * which strangers share.
 */
export function answeredIds(headers: {
  readonly inReplyTo: string | undefined
  readonly references: string | undefined
}): string[] {
  const { inReplyTo, references } = headers
  return [...new Set([...messageIdsIn(inReplyTo), ...messageIdsIn(references).reverse()])]
}

/** What an outgoing mail names as the messages before it, the oldest first: short enough for every server. */
export function referencesOf(earlier: readonly string[]): string[] {
  const known = earlier.filter((id) => id.length <= longestId)
  const [first, ...later] = [...new Set(known)]
  return first === undefined ? [] : [first, ...later.slice(-20)]
}
