import type { SeenEntry } from './agent.js'

/** What is known of one conversation when all is quiet again. */
export interface TalkEvidence {
  readonly name: string
  /** As it is read anew. */
  readonly log: readonly SeenEntry[]
  /** By writer: what they were told was taken, in their order. */
  readonly wrote: ReadonlyMap<string, readonly string[]>
  /** What each client that only asked for changes has. */
  readonly followed: readonly (readonly SeenEntry[])[]
  /** Positions of what the shop said, as the customer's stream told of them. */
  readonly heard: readonly number[]
}

const textOf = ({ content }: SeenEntry) => content.text ?? ''

/** Every promise about a conversation that was broken, in words: nothing lost, doubled or out of order. */
export function brokenPromises({ name, log, wrote, followed, heard }: TalkEvidence): string[] {
  const broken: string[] = []
  const positions = log.map(({ position }) => position)
  if (positions.some((position, index) => position !== index + 1)) broken.push(`gaps: ${positions}`)
  const messages = log.filter(({ kind }) => kind === 'message').map(textOf)
  for (const [writer, texts] of wrote) {
    const theirs = messages.filter((text) => text.startsWith(`${writer} `))
    if (JSON.stringify(theirs) !== JSON.stringify(texts))
      broken.push(`${writer} wrote ${texts.length}, and there are ${theirs.length}: ${theirs.join(' | ')}`)
  }
  const whole = JSON.stringify(log)
  followed.forEach((seen, index) => {
    if (JSON.stringify(seen) !== whole)
      broken.push(`client ${index} has another log: ${seen.length} of ${log.length}`)
  })
  const fromShop = log.filter(({ kind, author }) => kind === 'message' && author.type !== 'customer')
  const unsent = fromShop.filter(({ state }) => !['sent', 'delivered', 'read'].includes(state))
  for (const entry of unsent) broken.push(`"${textOf(entry)}" is ${entry.state}`)
  const expected = fromShop.map(({ position }) => position)
  if (JSON.stringify(heard) !== JSON.stringify(expected))
    broken.push(`the customer heard ${heard} of ${expected}`)
  return broken.map((text) => `${name}: ${text}`)
}
