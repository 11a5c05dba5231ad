import { addressOf, useStore } from '../application/store'
import { useReader } from '../platform/reader'

/** The shop's policies where people decide (R115), in a window of their own: what was typed stays here. */
export function PolicyLinks() {
  const { t, local } = useReader()
  const { pages } = useStore()
  const policies = pages.filter(({ kind }) => kind === 'policy')
  if (policies.length === 0) return null
  return (
    <nav class="policies" aria-label={t('store.policies')}>
      {policies.map((page) => (
        <a key={page.handle} href={addressOf(page)} target="_blank" rel="noopener">
          {local(page.title)}
        </a>
      ))}
    </nav>
  )
}
