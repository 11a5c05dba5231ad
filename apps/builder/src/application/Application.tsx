import { preferredLanguage } from '@counterflow/i18n'
import { AppProviders } from '@counterflow/ui'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import type { i18n } from 'i18next'
import { useEffect, useState } from 'react'
import { sessionQuery } from '../features/session/session-query'
import { createQueryClient } from '../platform/api/query-client'
import { rememberLanguage } from '../platform/storage/language'
import { createAppRouter } from './router'

function createParts() {
  const client = createQueryClient(() => {
    if (client.getQueryData(sessionQuery.queryKey) == null) return
    client.setQueryData(sessionQuery.queryKey, null)
    void router.navigate({
      to: '/sign-in',
      search: { returnTo: router.state.location.href, expired: true },
    })
  })
  const router = createAppRouter(client)
  return { client, router }
}

/** The whole back office. */
export function Application({ translation }: { translation: i18n }) {
  const [{ client, router }] = useState(createParts)
  useEffect(() => {
    const follow = (language: string) => {
      document.documentElement.lang = language
      rememberLanguage(preferredLanguage([language]))
    }
    document.documentElement.lang = translation.language
    translation.on('languageChanged', follow)
    return () => translation.off('languageChanged', follow)
  }, [translation])
  return (
    <AppProviders translation={translation}>
      <QueryClientProvider client={client}>
        <ModalsProvider>
          <Notifications position="bottom-right" />
          <RouterProvider router={router} />
        </ModalsProvider>
      </QueryClientProvider>
    </AppProviders>
  )
}
