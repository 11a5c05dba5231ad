import type { Schemas } from '@counterflow/api-client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'
import { useIdempotencyKey } from '../../platform/api/idempotency-key'
import { useNotifyProblem } from '../../platform/api/useNotifyProblem'
import { type CustomerProfile, customerQuery } from './customer-queries'

/** Shows what a change answered, and asks anew for everything about the customer. */
export function useShowCustomer() {
  const client = useQueryClient()
  return (changed: CustomerProfile) => {
    client.setQueryData(customerQuery(changed.id).queryKey, changed)
    void client.invalidateQueries({ queryKey: ['customer', changed.id] })
    void client.invalidateQueries({ queryKey: ['customers'] })
  }
}

/** Changes what the shop notes about a customer. Each change is safe to repeat. */
export function useCustomerChange(customerId: string) {
  const onError = useNotifyProblem()
  const onSuccess = useShowCustomer()
  const params = { path: { customerId } }
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
  const decideConsent = useMutation({
    mutationFn: (body: { channel: Schemas['ConsentChannel']; state: Schemas['ConsentState'] }) =>
      answered(api.POST('/api/v1/customers/{customerId}/consents', { params, body })),
    onSuccess,
    onError,
  })
  return { addTags, removeTags, updateMetadata, decideConsent }
}

/** Writes, changes and removes notes. */
export function useNoteChange(customerId: string) {
  const client = useQueryClient()
  const keyFor = useIdempotencyKey()
  const notifyProblem = useNotifyProblem()
  const onSuccess = () => void client.invalidateQueries({ queryKey: ['customer', customerId] })
  const add = useMutation({
    mutationFn: ({ text, written }: { text: string; written: string }) =>
      answered(
        api.POST('/api/v1/customers/{customerId}/notes', {
          params: { path: { customerId }, header: { 'Idempotency-Key': keyFor({ text, written }) } },
          body: { text },
        }),
      ),
    onSuccess,
  })
  const change = useMutation({
    mutationFn: ({ noteId, text }: { noteId: string; text: string }) =>
      answered(
        api.PATCH('/api/v1/customers/{customerId}/notes/{noteId}', {
          params: { path: { customerId, noteId } },
          body: { text },
        }),
      ),
    onSuccess,
  })
  const remove = useMutation({
    mutationFn: (noteId: string) =>
      answered(
        api.DELETE('/api/v1/customers/{customerId}/notes/{noteId}', {
          params: { path: { customerId, noteId } },
        }),
      ),
    onSuccess,
    onError: notifyProblem,
  })
  return { add, change, remove }
}

/** An address as a form gives it; a new one has no id. */
export interface AddressEntry {
  id: string | undefined
  address: Schemas['Address']
  phone: string | null
  isDefault: boolean
}

/** Changes the addresses of a customer, as the version says that it was shown. */
export function useAddressChange({ id: customerId, version }: CustomerProfile) {
  const onSuccess = useShowCustomer()
  const notifyProblem = useNotifyProblem()
  const save = useMutation({
    mutationFn: ({ id: addressId, ...entry }: AddressEntry) => {
      const body = { version, ...entry }
      return answered(
        addressId === undefined
          ? api.POST('/api/v1/customers/{customerId}/addresses', { params: { path: { customerId } }, body })
          : api.PUT('/api/v1/customers/{customerId}/addresses/{addressId}', {
              params: { path: { customerId, addressId } },
              body,
            }),
      )
    },
    onSuccess,
  })
  const remove = useMutation({
    mutationFn: (addressId: string) =>
      answered(
        api.POST('/api/v1/customers/{customerId}/addresses/{addressId}/remove', {
          params: { path: { customerId, addressId } },
          body: { version },
        }),
      ),
    onSuccess,
    onError: notifyProblem,
  })
  return { save, remove }
}
