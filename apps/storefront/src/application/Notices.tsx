import { useEffect, useState } from 'preact/hooks'
import { useCart } from '../cart/cart-context'
import { problemText } from '../platform/problem-text'
import { useReader } from '../platform/reader'
import { VisitConsent } from '../visits/VisitConsent'

/** What the reader should know wherever they are: no connection, or what became of a discount from a link. */
export function Notices() {
  const { t } = useReader()
  const { keeper, linked } = useCart()
  const isOffline = useOffline()
  return (
    <div class="notices" role="status">
      <VisitConsent />
      {isOffline && <p class="notice">{t('store.offline')}</p>}
      {linked !== undefined && (
        <p class="notice">
          <span>
            {linked.refusal === undefined
              ? t('discount.linked', { code: linked.code })
              : `${t('discount.notLinked', { code: linked.code })} ${problemText(linked.refusal, t)}`}
          </span>
          <button type="button" class="quiet" onClick={() => keeper.forgetLink()}>
            {t('store.close')}
          </button>
        </p>
      )}
    </div>
  )
}

function useOffline(): boolean {
  const [isOffline, setOffline] = useState(false)
  useEffect(() => {
    const look = () => setOffline(!navigator.onLine)
    look()
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  return isOffline
}
