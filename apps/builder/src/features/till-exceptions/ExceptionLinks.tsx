import { useText } from '@counterflow/ui'
import { Group, Text } from '@mantine/core'
import { AnchorLink } from '../../platform/router/links'
import { useMay } from '../session/useStaff'
import type { TillException } from './exception-queries'
import { exceptionDetails } from './exception-words'

/** Where one goes on from an exception: what it is about, as far as the reader may see it. */
export function ExceptionLinks({ exception }: { exception: TillException }) {
  const { t } = useText()
  const may = useMay()
  const { orderId, shiftId, customerId, variantId, registerId, receiptNumber, kind } = exception
  const { parkedId } = exceptionDetails(exception)
  return (
    <Group gap="sm" my={2}>
      {receiptNumber !== null && (
        <Text size="sm" c="dimmed">
          {t('tillExceptions.receipt', { number: receiptNumber })}
        </Text>
      )}
      {parkedId !== undefined && (
        <AnchorLink size="sm" to="/till-exceptions" search={{ tab: 'kept', parkedId }}>
          {t('tillExceptions.toKept')}
        </AnchorLink>
      )}
      {kind === 'gap' && registerId !== null && (
        <AnchorLink size="sm" to="/completeness" search={{ registerId }}>
          {t('tillExceptions.toCompleteness')}
        </AnchorLink>
      )}
      {orderId !== null && may('orders.read') && (
        <AnchorLink size="sm" to="/orders/$orderId" params={{ orderId }}>
          {t('tillExceptions.toOrder')}
        </AnchorLink>
      )}
      {shiftId !== null && (
        <AnchorLink size="sm" to="/shifts/$shiftId" params={{ shiftId }}>
          {t('tillExceptions.toShift')}
        </AnchorLink>
      )}
      {variantId !== null && kind === 'oversell' && may('products.read') && (
        <AnchorLink size="sm" to="/stock/$variantId" params={{ variantId }}>
          {t('tillExceptions.toVariant')}
        </AnchorLink>
      )}
      {customerId !== null && may('customers.read') && (
        <AnchorLink size="sm" to="/customers/$customerId" params={{ customerId }}>
          {t('tillExceptions.toCustomer')}
        </AnchorLink>
      )}
    </Group>
  )
}
