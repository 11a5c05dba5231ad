import { AppProviders, useSpokenDocument } from '@counterflow/ui'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import type { i18n } from 'i18next'
import { lazy, Suspense, useEffect, useState } from 'react'
import { sessionQuery } from '../features/session/session-query'
import { createQueryClient } from '../platform/api/query-client'
import { holdIdle, idle, whenIdle } from '../platform/scheduling/when-idle'
import { rememberLanguage } from '../platform/storage/language'
import { createAppRouter } from './router'
import { remainingTexts } from './texts'

// What is shown before it is there is kept until then.
const Messages = lazy(async () => {
  await idle()
  return { default: (await import('./Messages')).Messages }
})

function createParts(translation: i18n) {
  let leaving = false
  const leave = async () => {
    const session = client.getQueryData(sessionQuery.queryKey)
    if (leaving || session === null || session === undefined) return
    leaving = true
    const returnTo = router.state.location.href
    // The pages behind the sign-in are left before they would be drawn without anybody signed in.
    await router.navigate({ to: '/sign-in', search: { returnTo, expired: true } })
    client.setQueryData(sessionQuery.queryKey, null)
    leaving = false
  }
  const loadTexts = remainingTexts(translation)
  const client = createQueryClient(() => void leave())
  const router = createAppRouter(client, loadTexts)
  const release = holdIdle()
  const unsubscribe = router.subscribe('onRendered', () => {
    unsubscribe()
    release()
  })
  return { client, router, loadTexts }
}

/** Orders say their goods in one language: that of whoever asked. */
function useReadAnew(translation: i18n, client: QueryClient): void {
  useEffect(() => {
    const read = () => void client.invalidateQueries({ queryKey: ['order'] })
    translation.on('languageChanged', read)
    return () => translation.off('languageChanged', read)
  }, [translation, client])
}

/** The whole back office. */
export function Application({ translation }: { translation: i18n }) {
  const [{ client, router, loadTexts }] = useState(() => createParts(translation))
  // A canvas is drawn without them; whatever one opens next says them.
  useEffect(() => whenIdle(() => void loadTexts().catch(() => {})), [loadTexts])
  useSpokenDocument(translation, rememberLanguage, whenIdle)
  useReadAnew(translation, client)
  return (
    <AppProviders translation={translation}>
      <QueryClientProvider client={client}>
        <Suspense>
          <Messages />
        </Suspense>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </AppProviders>
  )
}
