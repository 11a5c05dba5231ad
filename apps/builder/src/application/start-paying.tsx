import { createTranslation, preferredLanguage } from '@counterflow/i18n'
import { loadFonts } from '@counterflow/ui'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { PayingCustomer } from '../features/pay/PayingCustomer'
import { invoiceToPayQuery, tokenOf } from '../features/pay/pay-queries'
import { createQueryClient } from '../platform/api/query-client'

/** Draws the page behind the link of an invoice, in the language of the customer it was written for. */
export async function startPaying(): Promise<void> {
  const client = createQueryClient(() => undefined)
  const token = tokenOf(location.pathname)
  // Whatever goes wrong is shown by the page itself, which asks again.
  const invoice = await client.fetchQuery(invoiceToPayQuery(token)).catch(() => undefined)
  const language = preferredLanguage([invoice?.language, ...navigator.languages])
  const [translation] = await Promise.all([createTranslation(language), loadFonts(language)])
  const root = document.getElementById('root')
  if (root === null) throw new Error('The page has no element with the id "root".')
  createRoot(root).render(
    <StrictMode>
      <PayingCustomer client={client} translation={translation} token={token} />
    </StrictMode>,
  )
}
