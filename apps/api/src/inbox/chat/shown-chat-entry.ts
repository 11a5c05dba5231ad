import type { EntryContent } from '@counterflow/core'
import type { StoredEntry } from '../entries/entry.table.js'
import type { ChatEntry } from './chat-entry.contract.js'

/** How far a message has come, as the visitor sees it; undefined: they do not see it (yet, or ever). */
const seenStates = {
  held: undefined,
  withdrawn: undefined,
  sent: 'sent',
  // Another way to the customer failed, such as a mail; here it is.
  failed: 'sent',
  delivered: 'delivered',
  read: 'read',
} as const

/**
 * An entry as the visitor sees it; undefined where it is none of theirs: notes and happenings are for staff alone, and
 * what can still be taken back was not said yet.
 */
export function shownChatEntry(entry: StoredEntry): ChatEntry | undefined {
  const isVisitor = entry.authorType === 'customer'
  const state = isVisitor ? 'sent' : seenStates[entry.state]
  if (entry.kind !== 'message' || state === undefined) return undefined
  const content = shownContent(entry.content)
  if (content === undefined) return undefined
  return {
    id: entry.id,
    position: entry.position,
    from: isVisitor ? 'visitor' : 'shop',
    name: entry.authorType === 'staff' ? entry.authorName : null,
    at: entry.at.toISOString(),
    state,
    clientKey: isVisitor ? (entry.clientKey?.split('/').at(-1) ?? null) : null,
    content,
  }
}

function shownContent(content: EntryContent): ChatEntry['content'] | undefined {
  switch (content.type) {
    case 'text':
      return { type: 'text', text: content.text }
    case 'products':
      return { type: 'products', text: content.text ?? null, products: content.products }
    case 'discount': {
      const { code, title } = content
      return { type: 'discount', text: content.text ?? null, code, title }
    }
    case 'image': {
      const { url, width, height } = content
      return { type: 'image', text: content.text ?? null, url, width, height }
    }
    // What was written by mail reads like the rest; attachments stay in the mail.
    case 'email':
      return { type: 'text', text: content.text }
    case 'redacted':
      return { type: 'redacted' }
    default:
      return undefined
  }
}
