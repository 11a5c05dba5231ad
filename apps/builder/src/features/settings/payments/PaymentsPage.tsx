import { PageHeader, useText } from '@counterflow/ui'
import { PaymentMethodsPanel } from './PaymentMethodsPanel'

/** How customers may pay. */
export function PaymentsPage() {
  const { t } = useText()
  return (
    <>
      <PageHeader title={t('paymentMethods.title')} intro={t('paymentMethods.intro')} />
      <div style={{ maxWidth: 760 }}>
        <PaymentMethodsPanel />
      </div>
    </>
  )
}
