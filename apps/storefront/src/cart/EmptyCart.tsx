import { useReader } from '../platform/reader'

/** Says how to begin. */
export function EmptyCart() {
  const { t } = useReader()
  return (
    <div class="apology">
      <p>{t('cart.empty')}</p>
      <a class="button" href="/">
        {t('cart.toShop')}
      </a>
    </div>
  )
}
