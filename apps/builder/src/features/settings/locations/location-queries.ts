import type { Schemas } from '@counterflow/api-client'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'
import { useIdempotencyKey } from '../../../platform/api/idempotency-key'

export type Location = Schemas['Location']

export const locationsQuery = queryOptions({
  queryKey: ['locations'],
  queryFn: async () => (await answered(api.GET('/api/v1/locations'))).items,
})

/** What a form says of a location. */
export type WrittenLocation = Pick<Location, 'name' | 'address'>

/** Adds or changes a location. */
export function useSaveLocation(location: Location | undefined) {
  const client = useQueryClient()
  const keyFor = useIdempotencyKey()
  return useMutation({
    mutationFn: (body: WrittenLocation) =>
      location === undefined
        ? answered(
            api.POST('/api/v1/locations', {
              params: { header: { 'Idempotency-Key': keyFor(body) } },
              body,
            }),
          )
        : answered(
            api.PATCH('/api/v1/locations/{locationId}', {
              params: { path: { locationId: location.id } },
              body,
            }),
          ),
    onSettled: () => void client.invalidateQueries({ queryKey: locationsQuery.queryKey }),
  })
}

/** Takes a location out of use, or into it again. */
export function useActivateLocation() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, active }: Pick<Location, 'id' | 'active'>) =>
      answered(
        api.PATCH('/api/v1/locations/{locationId}', {
          params: { path: { locationId: id } },
          body: { active },
        }),
      ),
    onSettled: () => {
      for (const root of ['locations', 'stock', 'stock-item']) {
        void client.invalidateQueries({ queryKey: [root] })
      }
    },
  })
}

/** Says from which location orders are served first. */
export function useArrangeLocations() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (locationIds: string[]) =>
      answered(api.PUT('/api/v1/locations/order', { body: { locationIds } })),
    onSuccess: ({ items }) => client.setQueryData(locationsQuery.queryKey, items),
  })
}
