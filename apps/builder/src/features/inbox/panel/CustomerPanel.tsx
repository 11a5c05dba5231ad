import { ErrorState, useText } from '@counterflow/ui'
import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { problemParagraph } from '../../../platform/api/problem-text'
import type { ConversationDetail } from '../conversation-queries'
import { CartPart } from './CartPart'
import { ConversationPart } from './ConversationPart'
import { NotesPart } from './NotesPart'
import { OrdersPart } from './OrdersPart'
import { ProfilePart } from './ProfilePart'
import { panelQuery } from './panel-queries'
import { TimelinePart } from './TimelinePart'
import { UnknownPart } from './UnknownPart'

/** Who writes: what the shop knows of them, what is in their cart, and what they bought (R45 to R59). */
export function CustomerPanel({ conversation }: { conversation: ConversationDetail }) {
  const text = useText()
  const { data: panel, error, refetch } = useQuery(panelQuery(conversation.id))
  if (panel === undefined) {
    if (error !== null) {
      return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
    }
    return (
      <Stack p="md" aria-busy>
        <Skeleton height={20} width="60%" />
        <Skeleton height={90} />
        <Skeleton height={60} />
      </Stack>
    )
  }
  const { customer, cart, orders, notes } = panel
  return (
    <>
      {customer === null ? (
        <UnknownPart conversation={conversation} />
      ) : (
        <ProfilePart conversationId={conversation.id} customer={customer} />
      )}
      {cart !== null && <CartPart cart={cart} />}
      {customer !== null && (
        <>
          <OrdersPart customerId={customer.id} orders={orders} />
          {customer.erasedAt === null && (
            <NotesPart conversationId={conversation.id} customerId={customer.id} notes={notes} />
          )}
        </>
      )}
      <ConversationPart conversation={conversation} />
      {customer !== null && <TimelinePart customer={customer} />}
    </>
  )
}
