import { useText } from '@counterflow/ui'
import { Button } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useAmountText } from '../pad/useAmountText'
import { startPaying } from '../start-paying'
import { useSelling } from '../useSelling'
import classes from './CartPane.module.css'

interface PayButtonProps {
  readonly due: number
  readonly isPaying: boolean
  readonly hasGoods: boolean
}

/** Leads to the payment: what the customer pays, or gets back. */
export function PayButton({ due, isPaying, hasGoods }: PayButtonProps) {
  const { t } = useText()
  const selling = useSelling()
  const router = useRouter()
  const amount = useAmountText()
  const which = isPaying ? 'goOn' : due < 0 ? 'refund' : 'pay'
  return (
    <Button
      className={classes.pay}
      fullWidth
      disabled={!hasGoods}
      aria-keyshortcuts="F9"
      onClick={() => void startPaying(selling, () => router.navigate({ to: '/pay' }))}
    >
      <span style={{ display: 'flex', justifyContent: 'space-between', gap: 16, width: '100%' }}>
        <span>{t(`tillSelling.pay.${which}`)}</span>
        <span className="cf-figures">{amount(Math.abs(due))}</span>
      </span>
    </Button>
  )
}
