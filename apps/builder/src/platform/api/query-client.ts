import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { isSignedOut, ProblemError } from './problem'

/**
 * The cache of what the API answered. Lists refresh when the stream says so; runs are polled for.
 * @param onSignedOut called when any request finds that the session is over.
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 2 && !(error instanceof ProblemError),
        retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 4_000),
      },
    },
  })
}
