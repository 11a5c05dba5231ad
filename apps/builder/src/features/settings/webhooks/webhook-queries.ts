import type { Schemas } from '@counterflow/api-client'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'

export type Webhook = Schemas['WebhookSubscription']
export type WebhookInput = Schemas['WebhookSubscriptionInput']
export type OfferedEvent = Schemas['WebhookEvent']

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: async () => (await answered(api.GET('/api/v1/webhook-subscriptions'))).items,
})

export const at = (webhookSubscriptionId: string) => ({ params: { path: { webhookSubscriptionId } } })

export const webhookQuery = (id: string) =>
  queryOptions({
    queryKey: ['webhook', id],
    queryFn: () => answered(api.GET('/api/v1/webhook-subscriptions/{webhookSubscriptionId}', at(id))),
  })

export const offeredEventsQuery = queryOptions({
  queryKey: ['webhook-events'],
  queryFn: async () => (await answered(api.GET('/api/v1/webhook-events'))).items,
  staleTime: Number.POSITIVE_INFINITY,
})

/** Has every list and page that shows webhooks load them anew. */
function useRefresh() {
  const client = useQueryClient()
  return () => {
    void client.invalidateQueries({ queryKey: ['webhooks'] })
    void client.invalidateQueries({ queryKey: ['webhook'] })
  }
}

/** Makes a webhook; the answer has its secret, this once. */
export function useCreateWebhook() {
  return useMutation({
    mutationFn: (body: WebhookInput) => answered(api.POST('/api/v1/webhook-subscriptions', { body })),
    onSuccess: useRefresh(),
  })
}

export function useChangeWebhook({ id, version }: Webhook) {
  return useMutation({
    mutationFn: (input: WebhookInput) =>
      answered(
        api.PUT('/api/v1/webhook-subscriptions/{webhookSubscriptionId}', {
          ...at(id),
          body: { ...input, version },
        }),
      ),
    onSettled: useRefresh(),
  })
}

export function useSwitchWebhook(id: string) {
  return useMutation({
    mutationFn: (on: boolean) =>
      answered(
        on
          ? api.POST('/api/v1/webhook-subscriptions/{webhookSubscriptionId}/turn-on', at(id))
          : api.POST('/api/v1/webhook-subscriptions/{webhookSubscriptionId}/turn-off', at(id)),
      ),
    onSettled: useRefresh(),
  })
}

/** Makes a new secret; the answer has it, this once. */
export function useRenewSecret(id: string) {
  return useMutation({
    mutationFn: (oldValidHours: number) =>
      answered(
        api.POST('/api/v1/webhook-subscriptions/{webhookSubscriptionId}/secret', {
          ...at(id),
          body: { oldValidHours },
        }),
      ),
    onSuccess: useRefresh(),
  })
}

export function useDeleteWebhook(id: string) {
  return useMutation({
    mutationFn: () => answered(api.DELETE('/api/v1/webhook-subscriptions/{webhookSubscriptionId}', at(id))),
    onSuccess: useRefresh(),
  })
}
