import { type EntryContent, entryContentSchema, longestMessage } from '@counterflow/core'
import { invalidInput } from '../../platform/http/input/invalid-input.js'
import { findUnstorable } from '../../platform/http/input/storable-text.js'

/** `content` as it may be kept, whatever channel it came by. @throws Problem `invalid-input` for what is too long. */
export function storableContent(content: EntryContent): EntryContent {
  const unstorable = findUnstorable(content)
  if (unstorable.length > 0) throw invalidInput(unstorable)
  const parsed = entryContentSchema.safeParse(content)
  if (parsed.success) return parsed.data
  const isTooLong = parsed.error.issues.some(({ code }) => code === 'too_big')
  const fix = isTooLong
    ? `Send at most ${longestMessage} characters; send the rest as another message.`
    : 'Send a text.'
  const message = isTooLong ? 'The message is too long.' : 'The message has wrong values.'
  throw invalidInput([{ path: '/text', message, fix }])
}
