import type { LedgerRefusal } from '@counterflow/core'
import { formatMoney } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { useLive } from '../till/live'
import { useTill } from '../till/TillContext'

/** Why the ledger refuses something, and what to do instead, in words. */
export function useRefusalText(): (refusal: LedgerRefusal) => string {
  const { t, language } = useText()
  const currency = useLive(useTill().records.settings)?.currency ?? 'USD'
  return (refusal) => {
    switch (refusal.why) {
      case 'more_than_in_drawer':
        return t('till.refusal.more_than_in_drawer', {
          cash: formatMoney({ amount: refusal.cash, currency }, language),
        })
      default:
        return t(`till.refusal.${refusal.why}`)
    }
  }
}
