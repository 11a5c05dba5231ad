import type { Schemas } from '@counterflow/api-client'
import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'

export type Panel = Schemas['ConversationPanel']
export type PanelCart = NonNullable<Panel['cart']>

/** Who the customer of a conversation is. Its key begins with the conversation's: what makes that stale makes this stale. */
export const panelQuery = (conversationId: string) =>
  queryOptions({
    queryKey: ['conversation', conversationId, 'panel'],
    queryFn: () =>
      answered(
        api.GET('/api/v1/conversations/{conversationId}/panel', { params: { path: { conversationId } } }),
      ),
  })
