import { ModalsProvider } from '@mantine/modals'
import { Outlet } from '@tanstack/react-router'

/** Dialogs stand within the router, since some of them link to pages. */
export function Root() {
  return (
    <ModalsProvider>
      <Outlet />
    </ModalsProvider>
  )
}
