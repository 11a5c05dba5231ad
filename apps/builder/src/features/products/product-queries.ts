import type { Operations, Schemas } from '@counterflow/api-client'
import type { Language, ProductSort } from '@counterflow/core'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'
import { formWith } from '../../platform/api/form-with'
import { useIdempotencyKey } from '../../platform/api/idempotency-key'

export type Product = Schemas['Product']
export type Variant = Schemas['Variant']
export type Media = Schemas['Media']
export type ProductMedia = Schemas['ProductMedia']

/** Which products are asked for, as the API takes it: several values of one field are parted by commas. */
export interface AskedProducts {
  search?: string | undefined
  limit?: number | undefined
  status?: string | undefined
  vendor?: string | undefined
  channel?: string | undefined
  tag?: string | undefined
  stock?: 'in' | 'out' | undefined
  sort?: ProductSort | undefined
  language?: Language | undefined
}

export const productsQuery = (filters: AskedProducts) =>
  infiniteQueryOptions({
    queryKey: ['products', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answered(api.GET('/api/v1/products', { params: { query: { ...filters, cursor: pageParam } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

/** The tags of products that are in use. */
export const productTagsQuery = queryOptions({
  queryKey: ['products', 'tags'],
  queryFn: async () =>
    (await answered(api.GET('/api/v1/product-tags', { params: { query: { limit: 100 } } }))).items.map(
      ({ tag }) => tag,
    ),
})

export const productVendorsQuery = queryOptions({
  queryKey: ['products', 'vendors'],
  queryFn: async () =>
    (await answered(api.GET('/api/v1/product-vendors', { params: { query: { limit: 100 } } }))).items.map(
      ({ vendor }) => vendor,
    ),
})

export const productQuery = (productId: string) =>
  queryOptions({
    queryKey: ['product', productId],
    queryFn: () => answered(api.GET('/api/v1/products/{productId}', { params: { path: { productId } } })),
  })

/** What somebody wrote of a product. */
export type WrittenProduct = Operations['createProduct']['requestBody']['content']['application/json']

function useShowProduct() {
  const client = useQueryClient()
  return (product: Product) => {
    client.setQueryData(productQuery(product.id).queryKey, product)
    void client.invalidateQueries({ queryKey: ['products'] })
  }
}

export function useCreateProduct() {
  const keyFor = useIdempotencyKey()
  return useMutation({
    mutationFn: (body: WrittenProduct) =>
      answered(
        api.POST('/api/v1/products', { body, params: { header: { 'Idempotency-Key': keyFor(body) } } }),
      ),
    onSuccess: useShowProduct(),
  })
}

export function useUpdateProduct(productId: string) {
  return useMutation({
    mutationFn: (body: WrittenProduct & { version: number }) =>
      answered(api.PATCH('/api/v1/products/{productId}', { params: { path: { productId } }, body })),
    onSuccess: useShowProduct(),
  })
}

export function useDuplicateProduct(productId: string) {
  return useMutation({
    mutationFn: () =>
      answered(api.POST('/api/v1/products/{productId}/duplicate', { params: { path: { productId } } })),
    onSuccess: useShowProduct(),
  })
}

export function useDeleteProduct(productId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () =>
      answered(api.DELETE('/api/v1/products/{productId}', { params: { path: { productId } } })),
    onSuccess: () => {
      client.removeQueries({ queryKey: ['product', productId] })
      void client.invalidateQueries({ queryKey: ['products'] })
    },
  })
}

/** Sends an image; what comes back can be put into a product. */
export function useUploadMedia() {
  return useMutation({
    mutationFn: (file: File) =>
      answered(api.POST('/api/v1/media', { body: { file: '' }, bodySerializer: () => formWith(file) })),
  })
}
