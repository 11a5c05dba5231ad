import { type PricedCart, type SaleCart, withoutCode } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { UnstyledButton } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { Fragment } from 'react'
import { useAmountText } from '../pad/useAmountText'
import { changeCart } from '../sell'
import { useSelling } from '../useSelling'
import classes from './CartPane.module.css'

interface CartTotalsProps {
  readonly cart: SaleCart
  readonly priced: PricedCart
}

/** How the price comes about: discounts, codes with why they give nothing, tax. */
export function CartTotals({ cart, priced: { priced, codes } }: CartTotalsProps) {
  const { t } = useText()
  const amount = useAmountText()
  return (
    <dl className={classes.totals}>
      {(priced.discount > 0 || priced.returned > 0) && (
        <>
          <dt>{t('tillSelling.totals.subtotal')}</dt>
          <dd className="cf-figures">{amount(priced.subtotal)}</dd>
        </>
      )}
      {priced.discount > 0 && (
        <>
          <dt>{t('tillSelling.totals.discount')}</dt>
          <dd className="cf-figures">{amount(-priced.discount)}</dd>
        </>
      )}
      {codes.map(({ code, refusal, amount: worth }) => (
        <Fragment key={code}>
          <dt data-refused={refusal !== null || undefined}>
            <TakeCodeAway code={code} />
            {refusal !== null && t(`tillSelling.code.refusal.${refusal}`)}
          </dt>
          <dd className="cf-figures">{refusal === null ? amount(-worth) : '–'}</dd>
        </Fragment>
      ))}
      {priced.returned > 0 && (
        <>
          <dt>{t('tillSelling.totals.returned')}</dt>
          <dd className="cf-figures">{amount(-priced.returned)}</dd>
        </>
      )}
      {priced.tax > 0 && (
        <>
          <dt>{t(priced.taxRule.included ? 'tillSelling.totals.taxWithin' : 'tillSelling.totals.tax')}</dt>
          <dd className="cf-figures">{amount(priced.tax)}</dd>
        </>
      )}
      {cart.note !== null && (
        <>
          <dt>{t('tillSelling.note.title')}</dt>
          <dd>{cart.note}</dd>
        </>
      )}
    </dl>
  )
}

function TakeCodeAway({ code }: { code: string }) {
  const { t } = useText()
  const selling = useSelling()
  return (
    <UnstyledButton
      aria-label={t('tillSelling.code.remove', { code })}
      style={{ display: 'inline-flex', alignItems: 'center', gap: 4, minHeight: 48, paddingInlineEnd: 8 }}
      onClick={() => changeCart(selling, (cart) => withoutCode(cart, code))}
    >
      <strong>{code}</strong>
      <IconX size={16} aria-hidden />
    </UnstyledButton>
  )
}
