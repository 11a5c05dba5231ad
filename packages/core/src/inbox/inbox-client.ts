/** The header in which a client of the inbox says its version with each request: `Counterflow-Inbox-Client: 5.12.1`. */
export const inboxClientHeader = 'counterflow-inbox-client'

/**
 * What our own screen says of itself. It is raised together with `firstWithTopics` when topics change in such a way that
 * a screen which was opened before would show them wrongly: an installed app stays open over many updates.
 */
export const inboxClientVersion = '5.12.1'

/** The first version of a client that is told of topics (R14). */
export const firstWithTopics = '5.12.1'

/**
 * Whether a client is told of topics, by the version that it names, as the text of the header. One that names none is a
 * program, and knows them; text that is no version is that of a client to be updated.
 * @example knowsTopics('5.12.0') // false
 */
export function knowsTopics(said: string | undefined): boolean {
  if (said === undefined) return true
  const version = partsOf(said)
  const first = partsOf(firstWithTopics)
  if (version === undefined || first === undefined) return false
  const differing = first.findIndex((part, place) => part !== version[place])
  return differing < 0 || (version[differing] ?? 0) > (first[differing] ?? 0)
}

/** Its three numbers; undefined where it is no version. */
const partsOf = (text: string): readonly number[] | undefined =>
  /^\d{1,9}\.\d{1,9}\.\d{1,9}$/.test(text) ? text.split('.').map(Number) : undefined
