import { createContext, useContext } from 'react'
import type { InboxSearch } from './inbox-search'

/** What the parts of the inbox need of each other. */
interface Inbox {
  readonly search: InboxSearch
  /** The conversation that stands after the open one in the list, or else before it. */
  readonly after: () => string | undefined
  /** Opens a conversation; undefined goes back to the list. */
  readonly open: (conversationId: string | undefined) => void
  /** Whether the server tells this screen of topics: one that has been open over an update may be too old for that. */
  readonly tellsTopics: boolean
}

export const InboxContext = createContext<Inbox>({
  search: {},
  after: () => undefined,
  open: () => {},
  tellsTopics: true,
})

export const useInbox = (): Inbox => useContext(InboxContext)
