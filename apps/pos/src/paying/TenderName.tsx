import type { Tender } from '@counterflow/core'
import { tenderState } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { useSelling } from '../selling/useSelling'
import classes from './PayPage.module.css'

/** By what somebody paid, and whether that is settled. */
export function TenderName({ tender }: { tender: Tender }) {
  const { t } = useText()
  const name = useTenderName()
  const state = tenderState(tender)
  return (
    <span>
      {name(tender)}
      {state !== 'paid' && <span className={classes.state}>{t(`tillSelling.tender.${state}`)}</span>}
    </span>
  )
}

/** What a way of paying is called. */
export function useTenderName(): (tender: Tender) => string {
  const { t, local } = useText()
  const settings = useSelling().desk.settings()
  return (tender) => {
    switch (tender.kind) {
      case 'cash':
        return t('tillSelling.tender.cash')
      case 'gift_card':
        return t('tillSelling.tender.giftCard')
      case 'external_card':
        return (
          settings.cardProviders.find(({ key }) => key === tender.provider)?.name ??
          t('tillSelling.tender.card')
        )
      case 'manual': {
        const method = settings.paymentMethods.find(({ key }) => key === tender.method)
        return method === undefined ? t('tillSelling.tender.other') : local(method.name)
      }
    }
  }
}
