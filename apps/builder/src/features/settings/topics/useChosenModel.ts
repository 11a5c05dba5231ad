import { useQuery } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'

/** Which model says what messages are about; it changes with a restart of the server only. */
export function useChosenModel() {
  return useQuery({
    queryKey: ['chosen-model'],
    queryFn: () => answered(api.GET('/api/v1/messages/classifier')),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
