import type { TillProduct } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { isLightColor, UnstyledButton } from '@mantine/core'
import { memo, useState } from 'react'
import { useAmountText } from '../pad/useAmountText'
import classes from './Goods.module.css'
import { StockHint } from './StockHint'

interface ProductTileProps {
  readonly product: TillProduct
  readonly onChoose: (product: TillProduct) => void
}

/**
 * A product as a large button: its picture or its color, its name, what it costs. It is drawn anew only when the product
 * has changed: with each sale the stock of what was sold comes, and the next scan must not wait for sixty tiles.
 */
export const ProductTile = memo(function ProductTile({ product, onChoose }: ProductTileProps) {
  const { t, local } = useText()
  const amount = useAmountText()
  const prices = product.variants.map(({ price }) => price)
  const least = Math.min(...prices)
  const price = amount(least)
  return (
    <UnstyledButton className={classes.tile} onClick={() => onChoose(product)}>
      <Picture product={product} />
      <span className={classes.words}>
        <span className={classes.name}>{local(product.title)}</span>
        <StockHint variants={product.variants} />
        <span className={`${classes.price} cf-figures`}>
          {least === Math.max(...prices) ? price : t('tillSelling.goods.from', { price })}
        </span>
      </span>
    </UnstyledButton>
  )
})

function Picture({ product: { color, imageUrl, title } }: { product: TillProduct }) {
  const { local } = useText()
  const [isMissing, setMissing] = useState(false)
  // In glare, white letters on porcelain are none.
  const ink = isLightColor(color) ? '#16181d' : '#fff'
  return (
    <span className={classes.picture} style={{ background: color, color: ink }} aria-hidden>
      {imageUrl === null || isMissing ? (
        [...local(title)].slice(0, 2).join('')
      ) : (
        <img src={imageUrl} alt="" loading="lazy" onError={() => setMissing(true)} />
      )}
    </span>
  )
}
