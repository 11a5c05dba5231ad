import { isEmptySaleCart, type SaleCart, withDetails } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { ActionIcon, UnstyledButton } from '@mantine/core'
import { IconTrash, IconUser, IconUserPlus, IconX } from '@tabler/icons-react'
import { changeCart } from '../sell'
import { useSelling } from '../useSelling'
import classes from './CartPane.module.css'

/** Whose cart it is, and the way to throw it away. */
export function CartHead({ cart }: { cart: SaleCart }) {
  const { t } = useText()
  const selling = useSelling()
  const Icon = cart.customer === null ? IconUserPlus : IconUser
  return (
    <div className={classes.head}>
      <UnstyledButton
        className={classes.customer}
        aria-keyshortcuts="Alt+C"
        onClick={() => selling.show({ kind: 'customer' })}
      >
        <Icon size={20} stroke={1.5} aria-hidden />
        <span>{cart.customer?.name ?? t('tillSelling.cart.customer')}</span>
      </UnstyledButton>
      {cart.customer !== null && (
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
        disabled={isEmptySaleCart(cart)}
        aria-label={t('tillSelling.cart.clear')}
        onClick={() => selling.show({ kind: 'clear' })}
      >
        <IconTrash size={20} stroke={1.5} aria-hidden />
      </ActionIcon>
    </div>
  )
}
