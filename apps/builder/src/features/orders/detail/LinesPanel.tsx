import { formatMoney } from '@counterflow/i18n'
import { MoneyText, Panel, Sentence, useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import type { Order } from '../order-queries'
import classes from './LinesPanel.module.css'

/** What was ordered, and how its total came about. */
export function LinesPanel({ order: { snapshot, rounding } }: { order: Order }) {
  const { t, language } = useText()
  const { subtotal, discount, shipping, total } = snapshot
  const included = total.amount - rounding.amount === subtotal.amount - discount.amount + shipping.amount
  return (
    <Panel title={t('orders.lines')} flush>
      <ul className={classes.lines}>
        {snapshot.lines.map((line) => (
          <li key={line.id} className={classes.line}>
            <div>
              <Text fw={500}>{line.title}</Text>
              <Text size="xs" c="dimmed">
                {line.sku === '' ? t('orderDeeds.inCatalogueNoMore') : line.sku}
              </Text>
              {line.note !== undefined && (
                <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
                  {line.note}
                </Text>
              )}
              <LineState line={line} />
            </div>
            <div style={{ textAlign: 'end' }}>
              <MoneyText money={line.total} />
              <Text size="xs" c="dimmed">
                {line.quantity} ×{' '}
                <Sentence
                  text="orders.each"
                  values={{ price: <MoneyText key="price" money={line.unitPrice} /> }}
                />
              </Text>
              {line.discount.amount > 0 && (
                <Text size="xs" c="dimmed">
                  {t('orderDeeds.lineDiscount', { amount: formatMoney(line.discount, language) })}
                </Text>
              )}
            </div>
          </li>
        ))}
      </ul>
      <dl className={classes.totals}>
        <dt>{t('orders.subtotal')}</dt>
        <dd>
          <MoneyText money={subtotal} />
        </dd>
        {discount.amount > 0 && (
          <>
            <dt>{t('orderDeeds.discount')}</dt>
            <dd>
              <MoneyText money={{ ...discount, amount: -discount.amount }} />
            </dd>
          </>
        )}
        {snapshot.channel !== 'till' && (
          <>
            <dt>{t('orders.shipping')}</dt>
            <dd>
              <MoneyText money={shipping} />
            </dd>
          </>
        )}
        <dt>{t(included ? 'orders.taxIncluded' : 'orders.tax')}</dt>
        <dd>
          <MoneyText money={snapshot.tax} />
        </dd>
        {rounding.amount !== 0 && (
          <>
            <dt>{t('orders.rounding')}</dt>
            <dd>
              <MoneyText money={rounding} />
            </dd>
          </>
        )}
        <dt data-total>{t('orders.total')}</dt>
        <dd data-total>
          <MoneyText money={total} />
        </dd>
      </dl>
    </Panel>
  )
}

/** How many of the pieces have left, and for how many the money was given back. */
function LineState({ line }: { line: Order['snapshot']['lines'][number] }) {
  const { t } = useText()
  const { quantity, fulfilled, removed, refunded } = line
  if (fulfilled === 0 && refunded === 0) return null
  return (
    <Text size="xs" c="dimmed">
      {[
        fulfilled > 0 ? t('orderDeeds.sent', { sent: fulfilled, all: quantity - removed }) : undefined,
        refunded > 0 ? t('orderDeeds.refundedPieces', { count: refunded }) : undefined,
      ]
        .filter(Boolean)
        .join(' · ')}
    </Text>
  )
}
