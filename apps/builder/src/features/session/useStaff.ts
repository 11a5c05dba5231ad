import type { Permission } from '@counterflow/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { type CurrentStaff, sessionQuery } from './session-query'

/** Who is signed in. Only for screens behind the sign-in. */
export function useStaff(): CurrentStaff {
  const { data } = useSuspenseQuery(sessionQuery)
  if (data === null) throw new Error('Nobody is signed in.')
  return data
}

/** Tells what the reader may do. What they may not is left out or explained, never a dead end. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useStaff()
  return (permission) => permissions.includes(permission)
}
