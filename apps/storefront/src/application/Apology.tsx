import { useReader } from '../platform/reader'

/** There is nothing at this address. */
export function Missing() {
  const { t } = useReader()
  return (
    <section class="apology">
      <h1>{t('apology.missing.title')}</h1>
      <p>{t('apology.missing.body')}</p>
      <a class="button" href="/">
        {t('apology.missing.home')}
      </a>
    </section>
  )
}

/** It could not be read just now. */
export function OutOfReach() {
  const { t } = useReader()
  return (
    <section class="apology">
      <h1>{t('apology.outOfReach.title')}</h1>
      <p>{t('apology.outOfReach.body')}</p>
      <button type="button" class="button" onClick={() => location.reload()}>
        {t('apology.outOfReach.retry')}
      </button>
    </section>
  )
}
