import { withDetails } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { PanelFrame } from '../PanelFrame'
import { changeCart } from '../sell'
import { useCounter, useSelling } from '../useSelling'
import { NoteForm } from './NoteForm'

/** A note on the whole sale. */
export function NotePanel() {
  const { t } = useText()
  const selling = useSelling()
  const counter = useCounter()
  if (counter === undefined) return null
  return (
    <PanelFrame title={t('tillSelling.action.note')} onClose={selling.showGoods}>
      <NoteForm
        note={counter.document.cart.note}
        most={1_000}
        onSave={(note) => {
          if (changeCart(selling, (cart) => withDetails(cart, { note }))) selling.showGoods()
        }}
      />
    </PanelFrame>
  )
}
