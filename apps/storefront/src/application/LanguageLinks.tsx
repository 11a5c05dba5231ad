import { languages } from '@counterflow/core'
import { languageNames } from '@counterflow/i18n/storefront'
import { rememberLanguage } from '../platform/language-choice'
import { useNavigation } from '../platform/navigation'
import { useReader } from '../platform/reader'

/** The same page in another language, kept for the next ones. */
export function LanguageLinks() {
  const { language, t } = useReader()
  const { address } = useNavigation()
  const others = languages.filter((other) => other !== language)
  return (
    <nav class="languages" aria-label={t('store.language')}>
      {others.map((other) => {
        const there = new URL(address)
        there.searchParams.set('lang', other)
        return (
          <a
            key={other}
            href={`${there.pathname}${there.search}`}
            lang={other}
            hreflang={other}
            onClick={(event) => {
              event.preventDefault()
              rememberLanguage(other)
              there.searchParams.delete('lang')
              location.assign(`${there.pathname}${there.search}`)
            }}
          >
            {languageNames[other]}
          </a>
        )
      })}
    </nav>
  )
}
