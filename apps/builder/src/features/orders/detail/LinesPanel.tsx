import { MoneyText, Panel, Sentence, useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import type { Order } from '../order-queries'
import classes from './LinesPanel.module.css'

/** What was ordered, and how its total came about. */
export function LinesPanel({ order: { snapshot } }: { order: Order }) {
  const { t } = useText()
  const included = snapshot.total.amount === snapshot.subtotal.amount + snapshot.shipping.amount
  return (
    <Panel title={t('orders.lines')} flush>
      <ul className={classes.lines}>
        {snapshot.lines.map((line) => (
          <li key={line.id} className={classes.line}>
            <div>
              <Text fw={500}>{line.title}</Text>
              <Text size="xs" c="dimmed">
                {line.sku}
              </Text>
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
            </div>
          </li>
        ))}
      </ul>
      <dl className={classes.totals}>
        <dt>{t('orders.subtotal')}</dt>
        <dd>
          <MoneyText money={snapshot.subtotal} />
        </dd>
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
