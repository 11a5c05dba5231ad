import type { ConversationId, EntryId } from '@counterflow/core'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../platform/database/database.js'
import { chatLetters } from './chat-letter.table.js'

/** In seconds. Longer than sending one mail may take. */
const held = 120

const claimedRows = z.array(
  z.object({
    conversation_id: z.uuid().brand<'ConversationId'>(),
    entry_id: z.uuid().brand<'EntryId'>(),
    attempts: z.int(),
  }),
)

/** A letter that this process has claimed; another claim, by whomever, makes this one void. */
export interface ClaimedLetter {
  readonly entryId: EntryId
  readonly attempts: number
}

/** What is to be sent to the customer of one conversation, in one mail. */
export interface ClaimedLetters {
  readonly conversationId: ConversationId
  readonly letters: readonly ClaimedLetter[]
}

/**
 * Claims everything that waits in the conversation whose letter is due first; undefined when none is due. Of a
 * conversation that somebody sends mail to at this moment, nothing is claimed: what is said later comes later.
 */
export async function claimLetters(database: Database, now: Date): Promise<ClaimedLetters | undefined> {
  const at = now.toISOString()
  const until = new Date(now.getTime() + held * 1_000).toISOString()
  // Two who claim at the same moment want the same first letter, and one of them leaves the conversation to the other.
  const { rows } = await database.execute(sql`
    with due as materialized (
      select conversation_id from ${chatLetters} l
       where due_at <= ${at}::timestamptz
         and not exists (
           select from ${chatLetters} other
            where other.conversation_id = l.conversation_id
              and (other.state = 'sending' and other.due_at > ${at}::timestamptz
                or other.due_at is not null and (other.due_at, other.entry_id) < (l.due_at, l.entry_id)))
       order by due_at limit 1 for no key update skip locked)
    update ${chatLetters} set state = 'sending', due_at = ${until}::timestamptz, attempts = attempts + 1
     where conversation_id = (select conversation_id from due)
       and (state = 'waiting' or state = 'sending' and due_at <= ${at}::timestamptz)
    returning conversation_id, entry_id, attempts`)
  const claimed = claimedRows.parse(rows)
  const [first] = claimed
  if (first === undefined) return undefined
  const letters = claimed.map(({ entry_id: entryId, attempts }) => ({ entryId, attempts }))
  return { conversationId: first.conversation_id, letters }
}

/** What becomes of a letter: it is done with, or it is looked at again at `dueAt`. */
export type LetterFate =
  | { readonly state: 'sent' | 'seen' | 'failed' }
  | { readonly state: 'waiting'; readonly dueAt: Date; readonly wasTried: boolean }

/** Says what becomes of letters, as far as they are still ours. What was not tried is no attempt. */
export async function settleLetters(
  database: Database,
  letters: readonly ClaimedLetter[],
  fate: LetterFate,
): Promise<void> {
  for (const [attempts, ofSame] of Map.groupBy(letters, (letter) => letter.attempts)) {
    const ids = ofSame.map(({ entryId }) => entryId)
    const { state } = fate
    await database
      .update(chatLetters)
      .set(
        fate.state === 'waiting'
          ? { state, dueAt: fate.dueAt, attempts: fate.wasTried ? attempts : attempts - 1 }
          : { state, dueAt: null },
      )
      .where(
        and(
          inArray(chatLetters.entryId, ids),
          eq(chatLetters.attempts, attempts),
          eq(chatLetters.state, 'sending'),
        ),
      )
  }
}
