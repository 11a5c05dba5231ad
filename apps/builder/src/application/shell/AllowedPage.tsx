import { Outlet, useMatches } from '@tanstack/react-router'
import { type GuardedPages, isAllowed } from '../../features/session/allowed-pages'
import { NotAllowed } from '../../features/session/NotAllowed'
import { useMay } from '../../features/session/useStaff'
import { destinations } from './navigation'

/** Where something is made: who may see a list may not add to it. */
const makingPages: readonly GuardedPages[] = [
  { to: '/orders/drafts/new', needs: ['orders.create'] },
  { to: '/products/new', needs: ['products.update'] },
  { to: '/products/import', needs: ['products.update'] },
  { to: '/discounts/new', needs: ['discounts.update'] },
]

const guardedPages: readonly GuardedPages[] = [
  // The settings say for each of their parts who may see it; everybody has an account.
  ...destinations.flatMap(({ to, needs }) =>
    needs === undefined || to === '/settings' ? [] : [{ to, needs: [needs] }],
  ),
  ...makingPages,
]

/** The page that is open, or that the reader may not see it: a link or an old bookmark can lead anywhere. */
export function AllowedPage() {
  const may = useMay()
  const path = useMatches({ select: (matches) => matches.at(-1)?.fullPath ?? '/' })
  return isAllowed(path, guardedPages, may) ? <Outlet /> : <NotAllowed />
}
