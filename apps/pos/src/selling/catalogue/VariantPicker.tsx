import { useText } from '@counterflow/ui'
import { Text, UnstyledButton } from '@mantine/core'
import { PanelFrame } from '../PanelFrame'
import { useAmountText } from '../pad/useAmountText'
import { sellGoods } from '../sell'
import { useSelling } from '../useSelling'
import classes from './Goods.module.css'
import { StockHint } from './StockHint'

/** The forms of a product, each a large button. */
export function VariantPicker({ productId }: { productId: string }) {
  const { t, local } = useText()
  const selling = useSelling()
  const amount = useAmountText()
  const product = selling.till.records.product(productId)
  return (
    <PanelFrame title={product === undefined ? '' : local(product.title)} onClose={selling.showGoods}>
      {product === undefined ? (
        <Text>{t('tillSelling.goods.gone')}</Text>
      ) : (
        <div className={classes.variants}>
          {product.variants.map((variant) => (
            <UnstyledButton
              key={variant.variantId}
              className={classes.variant}
              onClick={() => {
                if (sellGoods(selling, { product, variant })) selling.showGoods()
              }}
            >
              <Text fw={600}>{local(variant.title ?? product.title)}</Text>
              <StockHint variants={[variant]} />
              <Text c="dimmed" className="cf-figures">
                {amount(variant.price)}
              </Text>
            </UnstyledButton>
          ))}
        </div>
      )}
    </PanelFrame>
  )
}
