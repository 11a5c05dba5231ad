import { preferredLanguage } from '@counterflow/i18n'
import { AppProviders, loadFonts } from '@counterflow/ui'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { i18n } from 'i18next'
import { useEffect } from 'react'
import { PayPage } from './PayPage'

interface PayingCustomerProps {
  client: QueryClient
  translation: i18n
  token: string
}

/** All of the page of a customer who pays: nothing of the back office belongs to it. */
export function PayingCustomer({ client, translation, token }: PayingCustomerProps) {
  useEffect(() => {
    const follow = (language: string) => {
      document.documentElement.lang = language
      void loadFonts(preferredLanguage([language]))
    }
    document.documentElement.lang = translation.language
    translation.on('languageChanged', follow)
    return () => translation.off('languageChanged', follow)
  }, [translation])
  return (
    <AppProviders translation={translation}>
      <QueryClientProvider client={client}>
        <PayPage token={token} />
      </QueryClientProvider>
    </AppProviders>
  )
}
