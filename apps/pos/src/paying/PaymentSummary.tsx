import { leftToPay, type Payment, takeBack } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useAmountText } from '../selling/pad/useAmountText'
import classes from './PayPage.module.css'
import { TenderName } from './TenderName'
import { usePaying } from './usePaying'

/** What it costs, what was paid by what, and what is left. */
export function PaymentSummary({ payment }: { payment: Payment }) {
  const { t } = useText()
  const amount = useAmountText()
  const { pay } = usePaying()
  const left = leftToPay(payment)
  return (
    <>
      <div>
        <p className={classes.label}>
          {t(left < 0 ? 'tillSelling.payment.toGiveBack' : 'tillSelling.payment.left')}
        </p>
        <p className={classes.huge}>{amount(Math.abs(left))}</p>
      </div>
      {payment.tenders.length > 0 && (
        <>
          <p className={classes.label}>
            {t('tillSelling.payment.of', { total: amount(Math.abs(payment.due + payment.rounding)) })}
          </p>
          <ul className={classes.tenders}>
            {payment.tenders.map((tender) => (
              <li key={tender.tenderId} className={classes.tender}>
                <TenderName tender={tender} />
                <span className="cf-figures">{amount(tender.amount)}</span>
                {tender.kind !== 'external_card' && (
                  <ActionIcon
                    size={48}
                    aria-label={t('tillSelling.payment.takeBack')}
                    onClick={() => void pay((before) => takeBack(before, tender.tenderId))}
                  >
                    <IconX size={20} aria-hidden />
                  </ActionIcon>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
