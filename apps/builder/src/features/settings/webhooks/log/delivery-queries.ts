import type { Schemas } from '@counterflow/api-client'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../../platform/api/client'
import { at } from '../webhook-queries'

export type DeliverySummary = Schemas['WebhookDeliverySummary']
export type Delivery = Schemas['WebhookDelivery']
export type DeliveryAttempt = Schemas['WebhookAttempt']
export type DeliveryStatus = Schemas['WebhookDeliveryStatus']

export const deliveryStatuses = ['pending', 'delivered', 'failed'] as const

export interface DeliveryFilters {
  status?: DeliveryStatus | undefined
  type?: string | undefined
}

/** While something is under way it is looked at often; otherwise now and then, since events come by themselves. */
const [soon, later] = [1_500, 15_000]
const isWaiting = ({ status }: { status: DeliveryStatus }) => status === 'pending'

export const deliveriesQuery = (id: string, filters: DeliveryFilters) =>
  infiniteQueryOptions({
    queryKey: ['webhook-deliveries', id, filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/webhook-subscriptions/{webhookSubscriptionId}/deliveries', {
          params: { ...at(id).params, query: { ...filters, cursor: pageParam } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: ({ state }) => {
      const [first, ...more] = state.data?.pages ?? []
      // Whoever reads on further down is not disturbed.
      if (more.length > 0) return false
      return first?.items.some(isWaiting) ? soon : later
    },
  })

const oneAt = (id: string, webhookDeliveryId: string) => ({
  params: { path: { ...at(id).params.path, webhookDeliveryId } },
})

export const deliveryQuery = (id: string, messageId: string) =>
  queryOptions({
    queryKey: ['webhook-delivery', id, messageId],
    queryFn: () =>
      answered(
        api.GET(
          '/api/v1/webhook-subscriptions/{webhookSubscriptionId}/deliveries/{webhookDeliveryId}',
          oneAt(id, messageId),
        ),
      ),
    refetchInterval: ({ state }) => (state.data !== undefined && isWaiting(state.data) ? soon : false),
  })

function useRefreshLog() {
  const client = useQueryClient()
  return () => {
    for (const root of ['webhook-deliveries', 'webhook-delivery', 'webhook', 'webhooks'])
      void client.invalidateQueries({ queryKey: [root] })
  }
}

export function useResend(id: string) {
  return useMutation({
    mutationFn: (messageId: string) =>
      answered(
        api.POST(
          '/api/v1/webhook-subscriptions/{webhookSubscriptionId}/deliveries/{webhookDeliveryId}/resend',
          oneAt(id, messageId),
        ),
      ),
    onSettled: useRefreshLog(),
  })
}

export function useResendFailed(id: string) {
  return useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/v1/webhook-subscriptions/{webhookSubscriptionId}/resend-failed', {
          ...at(id),
          body: {},
        }),
      ),
    onSettled: useRefreshLog(),
  })
}

export function useSendTest(id: string) {
  return useMutation({
    mutationFn: () =>
      answered(api.POST('/api/v1/webhook-subscriptions/{webhookSubscriptionId}/test', at(id))),
    onSettled: useRefreshLog(),
  })
}
