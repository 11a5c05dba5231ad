import type { Schemas } from '@counterflow/api-client'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'
import { useIdempotencyKey } from '../../platform/api/idempotency-key'

export type GiftCard = Schemas['GiftCard']
export type GiftCardDetail = Schemas['GiftCardDetail']
export type GiftCardEntry = GiftCardDetail['entries'][number]

/** Which gift cards are asked for, as the API takes it: several values of one field are parted by commas. */
interface Asked {
  search?: string | undefined
  status?: string | undefined
  balanceFrom?: number | undefined
  balanceTo?: number | undefined
  expiresFrom?: string | undefined
  expiresBefore?: string | undefined
}

export const giftCardsQuery = (filters: Asked) =>
  infiniteQueryOptions({
    queryKey: ['gift-cards', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answered(api.GET('/api/v1/gift-cards', { params: { query: { ...filters, cursor: pageParam } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

export const giftCardQuery = (giftCardId: string) =>
  queryOptions({
    queryKey: ['gift-card', giftCardId],
    queryFn: () => answered(api.GET('/api/v1/gift-cards/{giftCardId}', { params: { path: { giftCardId } } })),
  })

/** What the form of a new gift card sends. */
export interface IssueBody {
  amount: GiftCard['balance']
  customerId?: string | undefined
  expiresAt?: string | undefined
  note?: string | undefined
}

/** Issues a gift card; sent again after a lost answer it issues the same one. */
export function useIssueGiftCard() {
  const client = useQueryClient()
  const keyFor = useIdempotencyKey()
  return useMutation({
    mutationFn: (body: IssueBody) =>
      answered(
        api.POST('/api/v1/gift-cards', { body, params: { header: { 'Idempotency-Key': keyFor(body) } } }),
      ),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['gift-cards'] }),
  })
}

/** Changes a gift card, each change with its reason. */
export function useGiftCardDeeds(giftCardId: string) {
  const client = useQueryClient()
  const keyFor = useIdempotencyKey()
  const path = { giftCardId }
  const onSuccess = (card: GiftCardDetail) => {
    client.setQueryData(giftCardQuery(giftCardId).queryKey, card)
    void client.invalidateQueries({ queryKey: ['gift-cards'] })
  }
  const adjust = useMutation({
    mutationFn: (body: { amount: GiftCard['balance']; reason: string }) =>
      answered(
        api.POST('/api/v1/gift-cards/{giftCardId}/adjust', {
          body,
          params: { path, header: { 'Idempotency-Key': keyFor(body) } },
        }),
      ),
    onSuccess,
  })
  const set = useMutation({
    mutationFn: ({ enabled, reason }: { enabled: boolean; reason: string }) =>
      enabled
        ? answered(api.POST('/api/v1/gift-cards/{giftCardId}/enable', { params: { path }, body: { reason } }))
        : answered(
            api.POST('/api/v1/gift-cards/{giftCardId}/disable', { params: { path }, body: { reason } }),
          ),
    onSuccess,
  })
  const setExpiry = useMutation({
    mutationFn: (body: { expiresAt: string | null; reason: string }) =>
      answered(api.PUT('/api/v1/gift-cards/{giftCardId}/expiry', { params: { path }, body })),
    onSuccess,
  })
  const sendCode = useMutation({
    mutationFn: (body: { to?: string; replace: boolean; attempt: number }) => {
      const { attempt, ...sent } = body
      const header = { 'Idempotency-Key': keyFor(['send-code', giftCardId, body]) }
      return answered(
        api.POST('/api/v1/gift-cards/{giftCardId}/send-code', { params: { path, header }, body: sent }),
      )
    },
    onSuccess,
  })
  return { adjust, set, setExpiry, sendCode }
}
