import type { Schemas } from '@counterflow/api-client'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'
import { useIdempotencyKey } from '../../../platform/api/idempotency-key'

export type StorePage = Schemas['StorePage']

/** What people write of a page; the rest is the server's. */
export type WrittenPage = Pick<
  StorePage,
  'handle' | 'kind' | 'tag' | 'title' | 'body' | 'published' | 'inMenu'
>

export const pagesQuery = queryOptions({
  queryKey: ['pages'],
  queryFn: async () => (await answered(api.GET('/api/v1/pages'))).items,
})

/** Changes the pages of the store; what is shown of them is read anew. */
export function usePageChange() {
  const client = useQueryClient()
  const keyFor = useIdempotencyKey()
  const renew = () => client.invalidateQueries({ queryKey: pagesQuery.queryKey })
  const create = useMutation({
    mutationFn: (body: WrittenPage) =>
      answered(api.POST('/api/v1/pages', { params: { header: { 'Idempotency-Key': keyFor(body) } }, body })),
    onSuccess: renew,
  })
  const update = useMutation({
    mutationFn: ({
      pageId,
      version,
      page,
    }: {
      pageId: string
      version: number
      page: Partial<WrittenPage>
    }) =>
      answered(
        api.PATCH('/api/v1/pages/{pageId}', { params: { path: { pageId } }, body: { version, ...page } }),
      ),
    onSettled: renew,
  })
  const remove = useMutation({
    mutationFn: (pageId: string) =>
      answered(api.DELETE('/api/v1/pages/{pageId}', { params: { path: { pageId } } })),
    onSuccess: renew,
  })
  const arrange = useMutation({
    mutationFn: (pageIds: string[]) => answered(api.PUT('/api/v1/page-order', { body: { pageIds } })),
    onSuccess: ({ items }) => client.setQueryData(pagesQuery.queryKey, items),
  })
  return { create, update, remove, arrange }
}
