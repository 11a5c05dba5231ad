import type { Schemas } from '@counterflow/api-client'
import { useReader } from '../platform/reader'

type Amounts = Pick<Schemas['OrderStatus'], 'subtotal' | 'discount' | 'shipping' | 'tax' | 'total'>

interface TotalsProps {
  of: Amounts
  shippingDiscount?: Schemas['Money']
  taxIncluded?: boolean
  /** Whether the address is still to come, so that shipping may be another. */
  isEstimate?: boolean
}

/** What it comes to, and how. */
export function Totals({ of, shippingDiscount, taxIncluded = false, isEstimate = false }: TotalsProps) {
  const { t, money } = useReader()
  const shipping = of.shipping.amount === 0 ? t('totals.free') : money(of.shipping)
  const less = (amount: Schemas['Money']) => money({ ...amount, amount: -amount.amount })
  return (
    <dl class="totals">
      <Row name={t('totals.subtotal')} amount={money(of.subtotal)} />
      {of.discount.amount > 0 && <Row name={t('totals.discount')} amount={less(of.discount)} />}
      <Row
        name={t('totals.shipping')}
        amount={isEstimate && of.shipping.amount > 0 ? t('totals.estimate', { amount: shipping }) : shipping}
      />
      {shippingDiscount !== undefined && shippingDiscount.amount > 0 && (
        <Row name={t('totals.shippingDiscount')} amount={less(shippingDiscount)} />
      )}
      {!taxIncluded && of.tax.amount > 0 && <Row name={t('totals.tax')} amount={money(of.tax)} />}
      <div class="total">
        <dt>
          {t('totals.total')}
          {taxIncluded && of.tax.amount > 0 && (
            <span class="faint">{t('totals.taxIncluded', { amount: money(of.tax) })}</span>
          )}
        </dt>
        <dd>{money(of.total)}</dd>
      </div>
    </dl>
  )
}

function Row({ name, amount }: { name: string; amount: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{amount}</dd>
    </div>
  )
}
