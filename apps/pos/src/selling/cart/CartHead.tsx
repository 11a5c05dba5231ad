import { type SaleCart, withDetails } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { ActionIcon, UnstyledButton } from '@mantine/core'
import { IconTrash, IconUser, IconUserPlus, IconX } from '@tabler/icons-react'
import { memo } from 'react'
import { changeCart } from '../sell'
import { useSelling } from '../useSelling'
import classes from './CartPane.module.css'

interface CartHeadProps {
  readonly customer: SaleCart['customer']
  readonly isEmpty: boolean
}

/** Whose cart it is, and the way to throw it away. */
export const CartHead = memo(function CartHead({ customer, isEmpty }: CartHeadProps) {
  const { t } = useText()
  const selling = useSelling()
  const Icon = customer === null ? IconUserPlus : IconUser
  return (
    <div className={classes.head}>
      <UnstyledButton
        className={classes.customer}
        aria-keyshortcuts="Alt+C"
        onClick={() => selling.show({ kind: 'customer' })}
      >
        <Icon size={20} stroke={1.5} aria-hidden />
        <span>{customer?.name ?? t('tillSelling.cart.customer')}</span>
      </UnstyledButton>
      {customer !== null && (
        <ActionIcon
          size={48}
          aria-label={t('tillSelling.cart.noCustomer')}
          onClick={() => changeCart(selling, (before) => withDetails(before, { customer: null }))}
        >
          <IconX size={20} aria-hidden />
        </ActionIcon>
      )}
      <ActionIcon
        size={48}
        disabled={isEmpty}
        aria-label={t('tillSelling.cart.clear')}
        onClick={() => selling.show({ kind: 'clear' })}
      >
        <IconTrash size={20} stroke={1.5} aria-hidden />
      </ActionIcon>
    </div>
  )
})
