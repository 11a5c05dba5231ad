import type { Schemas } from '@counterflow/api-client'
import { Notice, useText } from '@counterflow/ui'
import { List } from '@mantine/core'
import { AnchorLink } from '../../../platform/router/links'

interface CurrencyNoticeProps {
  inUse: { drafts: number; giftCards: number; discounts: number }
  /** The one that is given up. */
  currency: Schemas['Money']['currency']
}

/** Names what stands in the way of another currency, and what it would put out of use. */
export function CurrencyNotice({ inUse, currency }: CurrencyNoticeProps) {
  const { t } = useText()
  const { drafts, giftCards, discounts } = inUse
  const blocked = drafts + giftCards > 0
  if (!blocked && discounts === 0) return null
  return (
    <Notice
      tone={blocked ? 'bad' : 'caution'}
      title={t(blocked ? 'shopForm.currencyBlocked' : 'shopForm.currencyLoses', { currency })}
    >
      <List size="sm">
        {drafts > 0 && (
          <List.Item>
            <AnchorLink to="/orders/drafts" size="sm">
              {t('shopForm.currencyDrafts', { count: drafts })}
            </AnchorLink>
          </List.Item>
        )}
        {giftCards > 0 && (
          <List.Item>
            <AnchorLink to="/gift-cards" size="sm">
              {t('shopForm.currencyGiftCards', { count: giftCards })}
            </AnchorLink>
          </List.Item>
        )}
        {discounts > 0 && (
          <List.Item>
            <AnchorLink to="/discounts" size="sm">
              {t('shopForm.currencyDiscounts', { count: discounts })}
            </AnchorLink>
          </List.Item>
        )}
      </List>
    </Notice>
  )
}
