import { z } from 'zod'
import { draftSchema } from '../composer/draft'

export const outgoingSchema = z.object({
  /** Sent again under it, it is there once. */
  clientKey: z.string(),
  draft: draftSchema,
  mentions: z.array(z.string()),
  /** The last entry that its author had seen. */
  seenPosition: z.number(),
  /** Whether it is sent although somebody has answered since. */
  force: z.boolean(),
  /** Why it did not arrive; null while it is on its way. */
  failure: z.string().nullable(),
})

/** Something that was sent and of which the server has not answered yet that it has it. */
export type Outgoing = z.infer<typeof outgoingSchema>

/** `known` with `message` in its place; what is new stands last. */
export function withOutgoing(known: readonly Outgoing[], message: Outgoing): Outgoing[] {
  const at = known.findIndex(({ clientKey }) => clientKey === message.clientKey)
  return at < 0 ? [...known, message] : known.toSpliced(at, 1, message)
}

/** What has not arrived: an entry carries the key under which it was sent, whoever tells of it first. */
export function notArrived(
  known: readonly Outgoing[],
  entries: readonly { readonly clientKey: string | null }[],
): readonly Outgoing[] {
  if (known.length === 0) return known
  const arrived = new Set(entries.flatMap(({ clientKey }) => clientKey ?? []))
  return known.filter(({ clientKey }) => !arrived.has(clientKey))
}
