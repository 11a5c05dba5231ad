import { useNavigation } from '../platform/navigation'
import { useReader } from '../platform/reader'

/** Works before any script has: it is a form that leads to the page of what is found. */
export function SearchForm() {
  const { t } = useReader()
  const { address, go } = useNavigation()
  const sought = address.pathname === '/search' ? (address.searchParams.get('q') ?? '') : ''
  return (
    // biome-ignore lint/a11y/useSemanticElements: not every browser knows the element `search`.
    <form
      role="search"
      class="search"
      action="/search"
      onSubmit={(event) => {
        event.preventDefault()
        const words = new FormData(event.currentTarget).get('q')
        go(`/search?q=${encodeURIComponent(typeof words === 'string' ? words.trim() : '')}`)
      }}
    >
      <input
        key={sought}
        type="search"
        name="q"
        maxLength={100}
        defaultValue={sought}
        placeholder={t('search.label')}
        aria-label={t('search.label')}
        enterkeyhint="search"
      />
    </form>
  )
}
