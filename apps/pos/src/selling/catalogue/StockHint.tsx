import type { TillProduct } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import classes from './Goods.module.css'

/** From so few pieces on, the cashier is told how many there are. */
const few = 5

/** How many pieces there should still be, where they are few. It is advice: whatever is in the customer's hand is sold. */
export function StockHint({ variants }: Pick<TillProduct, 'variants'>) {
  const { t } = useText()
  const counted = variants.flatMap(({ tracked, available }) =>
    tracked && available !== null ? [available] : [],
  )
  if (counted.length < variants.length) return null
  const left = counted.reduce((sum, pieces) => sum + Math.max(0, pieces), 0)
  return left > few ? null : (
    <span className={classes.stock}>{t('tillSelling.goods.left', { count: left })}</span>
  )
}
