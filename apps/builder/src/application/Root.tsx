import { useText, useTitlePart } from '@counterflow/ui'
import { ModalsProvider } from '@mantine/modals'
import { Outlet } from '@tanstack/react-router'

/** Dialogs stand within the router, since some of them link to pages. */
export function Root() {
  const { t } = useText()
  useTitlePart('product', t('general.productName'))
  return (
    <ModalsProvider>
      <Outlet />
    </ModalsProvider>
  )
}
