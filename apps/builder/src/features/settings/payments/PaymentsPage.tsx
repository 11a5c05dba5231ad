import { useText } from '@counterflow/ui'
import { Stack, Text } from '@mantine/core'
import { DeclinedPanel } from './DeclinedPanel'
import { PaymentMethodsPanel } from './PaymentMethodsPanel'

/** How customers may pay. */
export function PaymentsPage() {
  const { t } = useText()
  return (
    <Stack gap="md">
      <Text c="dimmed">{t('paymentMethods.intro')}</Text>
      <PaymentMethodsPanel />
      <DeclinedPanel />
    </Stack>
  )
}
