import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'
import { useNotifyProblem } from '../../platform/api/useNotifyProblem'
import { type CustomerProfile, customerQuery } from './customer-queries'

/** Changes what the shop notes about a customer. Each change is safe to repeat. */
export function useCustomerChange(customerId: string) {
  const client = useQueryClient()
  const onError = useNotifyProblem()
  const params = { path: { customerId } }
  const onSuccess = (changed: CustomerProfile) => {
    client.setQueryData(customerQuery(customerId).queryKey, changed)
    void client.invalidateQueries({ queryKey: ['customers'] })
  }
  const addTags = useMutation({
    mutationFn: (tags: string[]) =>
      answered(api.POST('/api/v1/customers/{customerId}/tags', { params, body: { tags } })),
    onSuccess,
    onError,
  })
  const removeTags = useMutation({
    mutationFn: (tags: string[]) =>
      answered(api.POST('/api/v1/customers/{customerId}/tags/remove', { params, body: { tags } })),
    onSuccess,
    onError,
  })
  const updateMetadata = useMutation({
    mutationFn: (metadata: Record<string, string | null>) =>
      answered(api.PATCH('/api/v1/customers/{customerId}/metadata', { params, body: { metadata } })),
    onSuccess,
  })
  return { addTags, removeTags, updateMetadata }
}
