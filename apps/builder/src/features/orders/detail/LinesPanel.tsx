import { formatMoney } from '@counterflow/i18n'
import { MoneyText, Panel, Sentence, useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import type { Order } from '../order-queries'
import classes from './LinesPanel.module.css'

/** What was ordered, and how its total came about. */
export function LinesPanel({ order: { snapshot } }: { order: Order }) {
  const { t, language } = useText()
  const included =
    snapshot.total.amount === snapshot.subtotal.amount - snapshot.discount.amount + snapshot.shipping.amount
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
          <MoneyText money={snapshot.subtotal} />
        </dd>
        {snapshot.discount.amount > 0 && (
          <>
            <dt>{t('orderDeeds.discount')}</dt>
            <dd>
              <MoneyText money={{ ...snapshot.discount, amount: -snapshot.discount.amount }} />
            </dd>
          </>
        )}
        <dt>{t('orders.shipping')}</dt>
        <dd>
          <MoneyText money={snapshot.shipping} />
        </dd>
        <dt>{t(included ? 'orders.taxIncluded' : 'orders.tax')}</dt>
        <dd>
          <MoneyText money={snapshot.tax} />
        </dd>
        <dt data-total>{t('orders.total')}</dt>
        <dd data-total>
          <MoneyText money={snapshot.total} />
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
