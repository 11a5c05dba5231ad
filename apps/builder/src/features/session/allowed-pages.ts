import type { Permission } from '@counterflow/core'

/** Pages whose addresses begin with `to`, and what one must hold to see them. */
export interface GuardedPages {
  readonly to: string
  readonly needs: readonly Permission[]
}

/** Whether a reader may see the page at `path`: the longest address that it begins with decides. */
export function isAllowed(
  path: string,
  pages: readonly GuardedPages[],
  may: (permission: Permission) => boolean,
): boolean {
  const [closest] = pages
    .filter(({ to }) => path === to || path.startsWith(`${to}/`))
    .sort((left, right) => right.to.length - left.to.length)
  return closest?.needs.every(may) ?? true
}
