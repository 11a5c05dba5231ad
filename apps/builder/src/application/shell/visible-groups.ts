import type { Permission } from '@counterflow/core'
import type { Destination, DestinationGroup } from './navigation'

/**
 * What of the navigation a reader sees. Who may see a place but not the one that it belongs to finds it in the first
 * row: nothing that is allowed is out of reach.
 */
export function visibleGroups(
  groups: readonly DestinationGroup[],
  may: (permission: Permission) => boolean,
): DestinationGroup[] {
  const allowed = ({ needs }: Destination) => needs === undefined || may(needs)
  return groups.flatMap((group) => {
    const within = group.within.filter(allowed)
    if (allowed(group)) return [{ ...group, within }]
    return within.map((place) => ({ ...place, within: [] }))
  })
}

/** Whether the page at `path`, without the base of the builder, is in a group. */
export function isWithin({ to, within }: DestinationGroup, path: string): boolean {
  return [to, ...within.map((place) => place.to)].some(
    (start) => path === start || (start !== '/' && path.startsWith(`${start}/`)),
  )
}
