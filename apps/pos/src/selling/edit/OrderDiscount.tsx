import { useText } from '@counterflow/ui'
import { PanelFrame } from '../PanelFrame'
import { giveDiscount } from '../sell'
import { useCounter, useSelling } from '../useSelling'
import { DiscountForm } from './DiscountForm'

/** A discount by hand on everything in the cart. */
export function OrderDiscount() {
  const { t } = useText()
  const selling = useSelling()
  const counter = useCounter()
  if (counter === undefined) return null
  const { cart } = counter.document
  // As it would be without it: lines and codes have taken their part off already.
  const { priced } = selling.desk.priced({ ...counter.document, cart: { ...cart, given: null } }, new Date())
  return (
    <PanelFrame title={t('tillSelling.action.discount')} onClose={selling.showGoods}>
      <DiscountForm
        of={priced.subtotal - priced.discount}
        given={cart.given}
        onGive={(given, share) => giveDiscount(selling, null, given, share)}
        onDone={selling.showGoods}
      />
    </PanelFrame>
  )
}
