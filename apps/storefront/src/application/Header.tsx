import { useCart } from '../cart/cart-context'
import { useNavigation } from '../platform/navigation'
import { useReader } from '../platform/reader'
import { LanguageLinks } from './LanguageLinks'
import { SearchForm } from './SearchForm'
import { addressOf, useStore } from './store'

/** The shop's name, its menu, search, language and cart. */
export function Header() {
  const { t, local } = useReader()
  const { profile, pages } = useStore()
  const { address } = useNavigation()
  const links = [
    ...pages
      .filter(({ inMenu }) => inMenu)
      .map((page) => ({ to: addressOf(page), title: local(page.title) })),
    // Without a menu of the shop's own, what it sells by kind is one.
    ...(pages.some(({ kind }) => kind === 'category')
      ? []
      : profile.categories
          .slice(0, 8)
          .map(({ tag }) => ({ to: `/categories/${encodeURIComponent(tag)}`, title: tag }))),
    { to: '/contact', title: t('store.contact') },
  ]
  return (
    <header class="header">
      <div class="header-row">
        <a class="brand" href="/">
          {profile.name}
        </a>
        <SearchForm />
        <LanguageLinks />
        <CartButton />
      </div>
      <nav aria-label={t('store.menu')} class="menu">
        <ul>
          {links.map(({ to, title }) => (
            <li key={to}>
              <a href={to} aria-current={address.pathname === to ? 'page' : undefined}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  )
}

function CartButton() {
  const { t } = useReader()
  const { keeper, cart } = useCart()
  const { address } = useNavigation()
  const pieces = cart?.lines.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0
  const isThere = address.pathname === '/cart' || address.pathname === '/checkout'
  return (
    <a
      class="cart-button"
      href="/cart"
      aria-label={t('cart.button', { count: pieces })}
      onClick={(event) => {
        // Beside the page that one is on, unless it is about the cart already.
        if (isThere || event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        keeper.open()
      }}
    >
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
        <path d="M5 8h14l-1 12H6L5 8Zm4 0V6a3 3 0 0 1 6 0v2" />
      </svg>
      {pieces > 0 && <span class="count">{pieces}</span>}
    </a>
  )
}
