import type { Schemas } from '@counterflow/api-client'
import type { SavedList } from '@counterflow/core'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../api/client'
import { useNotifyProblem } from '../../api/useNotifyProblem'

export type SavedView = Schemas['SavedView']
export type ViewContent = Pick<SavedView, 'filters' | 'sort' | 'columns'>

export const viewsQuery = (list: SavedList) =>
  queryOptions({
    queryKey: ['views', list],
    queryFn: async () => (await answered(api.GET('/api/v1/views', { params: { query: { list } } }))).items,
  })

/** What can be done with the views of a list. */
export function useViewDeeds(list: SavedList) {
  const client = useQueryClient()
  const onError = useNotifyProblem()
  const onSettled = () => client.invalidateQueries({ queryKey: ['views', list] })
  const create = useMutation({
    mutationFn: (body: ViewContent & Pick<SavedView, 'name' | 'shared'>) =>
      answered(api.POST('/api/v1/views', { body: { list, ...body } })),
    onSettled,
  })
  const update = useMutation({
    mutationFn: ({ id, ...body }: { id: string } & Partial<Omit<SavedView, 'id' | 'list' | 'mine'>>) =>
      answered(api.PATCH('/api/v1/views/{viewId}', { params: { path: { viewId: id } }, body })),
    onSettled,
  })
  const remove = useMutation({
    mutationFn: (viewId: string) =>
      answered(api.DELETE('/api/v1/views/{viewId}', { params: { path: { viewId } } })),
    onError,
    onSettled,
  })
  const arrange = useMutation({
    mutationFn: (ids: string[]) => answered(api.PUT('/api/v1/views/order', { body: { list, ids } })),
    onError,
    onSettled,
  })
  return { create, update, remove, arrange }
}
