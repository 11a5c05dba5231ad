import type { TextKey } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { UnstyledButton } from '@mantine/core'
import {
  IconDiscount2,
  IconFileInvoice,
  IconNote,
  IconParkingCircle,
  IconPlus,
  type IconProps,
  IconReceiptRefund,
  IconShoppingCartPause,
  IconTicket,
} from '@tabler/icons-react'
import { type ComponentType, memo } from 'react'
import type { Panel } from '../selling'
import { useSelling } from '../useSelling'
import classes from './CartPane.module.css'

interface Action {
  readonly panel: Panel
  readonly label: TextKey
  readonly icon: ComponentType<IconProps>
  readonly keys?: string
  /** Of use only once something is in the cart. */
  readonly needsGoods: boolean
}

const actions: readonly Action[] = [
  {
    panel: { kind: 'discount' },
    label: 'tillSelling.action.discount',
    icon: IconDiscount2,
    keys: 'Alt+O',
    needsGoods: true,
  },
  {
    panel: { kind: 'code' },
    label: 'tillSelling.action.code',
    icon: IconTicket,
    keys: 'Alt+K',
    needsGoods: false,
  },
  { panel: { kind: 'note' }, label: 'tillSelling.action.note', icon: IconNote, needsGoods: false },
  {
    panel: { kind: 'custom', code: '' },
    label: 'tillSelling.action.custom',
    icon: IconPlus,
    keys: 'Alt+I',
    needsGoods: false,
  },
  {
    panel: { kind: 'park' },
    label: 'tillSelling.action.park',
    icon: IconShoppingCartPause,
    keys: 'F7',
    needsGoods: true,
  },
  {
    panel: { kind: 'parked' },
    label: 'tillSelling.action.parked',
    icon: IconParkingCircle,
    needsGoods: false,
  },
  { panel: { kind: 'draft' }, label: 'tillSelling.action.draft', icon: IconFileInvoice, needsGoods: true },
  {
    panel: { kind: 'unlisted' },
    label: 'tillSelling.action.return',
    icon: IconReceiptRefund,
    needsGoods: false,
  },
]

/** What else can be done with the cart: the same for any that has something in it. */
export const CartActions = memo(function CartActions({ isEmpty }: { isEmpty: boolean }) {
  const { t } = useText()
  const { show } = useSelling()
  return (
    <div className={classes.actions}>
      {actions.map(({ panel, label, icon: Icon, keys, needsGoods }) => (
        <UnstyledButton
          key={label}
          className={classes.action}
          aria-keyshortcuts={keys}
          title={keys}
          disabled={needsGoods && isEmpty}
          onClick={() => show(panel)}
        >
          <Icon size={20} stroke={1.5} aria-hidden />
          {t(label)}
        </UnstyledButton>
      ))}
    </div>
  )
})
