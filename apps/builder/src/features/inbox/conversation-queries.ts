import type { Schemas } from '@counterflow/api-client'
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'
import { type KnownEntries, mergedEntries } from './conversation/merged-entries'
import type { InboxSearch } from './inbox-search'

export type Conversation = Schemas['Conversation']
export type ConversationDetail = Schemas['ConversationDetail']
export type Entry = Schemas['ConversationEntry']
export type EntryContent = Entry['content']
export type Presence = Schemas['ConversationPresence']

/** The entries that are shown, and whether older ones can be read back. */
export interface ShownEntries extends KnownEntries<Entry> {
  readonly older: boolean
}

const rowsAPage = 50

export const conversationsQuery = (asked: InboxSearch) =>
  infiniteQueryOptions({
    queryKey: ['conversations', 'list', asked],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/conversations', {
          params: { query: { ...asked, limit: rowsAPage, cursor: pageParam } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

export const conversationCountsQuery = queryOptions({
  queryKey: ['conversations', 'counts'],
  queryFn: () => answered(api.GET('/api/v1/conversations/counts')),
})

/** Those to whom a conversation can be assigned. */
export const assigneesQuery = queryOptions({
  queryKey: ['conversation-assignees'],
  queryFn: async () => (await answered(api.GET('/api/v1/conversations/assignees'))).items,
})

export const conversationQuery = (conversationId: string) =>
  queryOptions({
    queryKey: ['conversation', conversationId],
    queryFn: () =>
      answered(api.GET('/api/v1/conversations/{conversationId}', { params: { path: { conversationId } } })),
  })

const askForEntries = (
  conversationId: string,
  query: { changedAfter?: number; before?: number; limit?: number },
) =>
  answered(
    api.GET('/api/v1/conversations/{conversationId}/entries', {
      params: { path: { conversationId }, query },
    }),
  )

/** Entries of a conversation: at first the latest, and from then on what is new or has changed since. */
export const entriesQuery = (conversationId: string) =>
  queryOptions({
    queryKey: entriesKey(conversationId),
    // What is known is brought up to date by little, however old it is.
    staleTime: 0,
    queryFn: async ({ client }): Promise<ShownEntries> => {
      const known = client.getQueryData<ShownEntries>(entriesKey(conversationId))
      if (known === undefined) {
        const { entries, version, more } = await askForEntries(conversationId, {})
        return { entries, version, older: more }
      }
      let shown: KnownEntries<Entry> = known
      for (let more = true; more; ) {
        const answer = await askForEntries(conversationId, { changedAfter: shown.version, limit: 200 })
        // An older page may have been read meanwhile.
        const latest = client.getQueryData<ShownEntries>(entriesKey(conversationId)) ?? known
        shown = mergedEntries(mergedEntries(latest, { ...shown, version: 0 }), answer)
        more = answer.more
      }
      const latest = client.getQueryData<ShownEntries>(entriesKey(conversationId)) ?? known
      return { ...shown, older: latest.older }
    },
  })

const entriesKey = (conversationId: string) => ['conversation', conversationId, 'entries']

/** Reads back: what stands before the first entry that is shown. */
export async function readOlderEntries(client: QueryClient, conversationId: string): Promise<void> {
  const known = client.getQueryData<ShownEntries>(entriesKey(conversationId))
  const first = known?.entries[0]
  if (known === undefined || first === undefined || !known.older) return
  const { entries, more } = await askForEntries(conversationId, { before: first.position })
  client.setQueryData<ShownEntries>(entriesKey(conversationId), (latest = known) => ({
    ...mergedEntries(latest, { entries, version: 0 }),
    older: more,
  }))
}

/** Shows an entry that a deed has answered with, before the stream tells of it. */
export function showEntry(client: QueryClient, conversationId: string, entry: Entry): void {
  client.setQueryData<ShownEntries>(
    entriesKey(conversationId),
    // Its version is not taken over: what others did before it has still to be asked for.
    (known) => known && { ...known, ...mergedEntries(known, { entries: [entry], version: 0 }) },
  )
}

/** Shows a conversation as a deed has left it, in the list and by itself. */
export function showConversation(client: QueryClient, changed: Conversation): void {
  client.setQueryData<ConversationDetail>(
    conversationQuery(changed.id).queryKey,
    (known) => known && { ...known, ...changed },
  )
  void client.invalidateQueries({ queryKey: ['conversations'] })
  void client.invalidateQueries({ queryKey: ['conversation', changed.id] })
}
