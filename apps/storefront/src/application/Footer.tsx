import { useReader } from '../platform/reader'
import { addressOf, useStore } from './store'

/** Who the shop is, what it promises, and how to reach it. */
export function Footer() {
  const { t, local } = useReader()
  const { profile, pages } = useStore()
  const written = pages.filter(({ kind }) => kind === 'page')
  const policies = pages.filter(({ kind }) => kind === 'policy')
  return (
    <footer class="footer">
      <div>
        <p class="brand">{profile.name}</p>
        <p>{profile.legalName}</p>
      </div>
      <nav aria-label={t('store.about')}>
        <h2>{t('store.about')}</h2>
        <ul>
          {written.map((page) => (
            <li key={page.handle}>
              <a href={addressOf(page)}>{local(page.title)}</a>
            </li>
          ))}
          <li>
            <a href="/contact">{t('store.contact')}</a>
          </li>
        </ul>
      </nav>
      {policies.length > 0 && (
        <nav aria-label={t('store.policies')}>
          <h2>{t('store.policies')}</h2>
          <ul>
            {policies.map((page) => (
              <li key={page.handle}>
                <a href={addressOf(page)}>{local(page.title)}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </footer>
  )
}
