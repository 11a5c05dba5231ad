import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'
import { type PaymentMethod, paymentMethodsQuery } from '../../orders/payment-method-queries'

export type MethodSettings = Omit<PaymentMethod, 'key' | 'builtIn' | 'position'>

/** Changes the ways of paying. */
export function usePaymentMethodChange() {
  const client = useQueryClient()
  const onSuccess = ({ items }: { items: PaymentMethod[] }) =>
    client.setQueryData(paymentMethodsQuery.queryKey, items)
  const put = useMutation({
    mutationFn: ({ key, settings }: { key: string; settings: MethodSettings }) =>
      answered(api.PUT('/api/v1/payment-methods/{key}', { params: { path: { key } }, body: settings })),
    onSuccess,
  })
  const remove = useMutation({
    mutationFn: (key: string) =>
      answered(api.DELETE('/api/v1/payment-methods/{key}', { params: { path: { key } } })),
    onSuccess,
  })
  const arrange = useMutation({
    mutationFn: (keys: string[]) => answered(api.PUT('/api/v1/payment-method-order', { body: { keys } })),
    onSuccess,
  })
  return { put, remove, arrange }
}
