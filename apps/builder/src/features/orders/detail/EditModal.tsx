import type { Schemas } from '@counterflow/api-client'
import { FormFooter, useText } from '@counterflow/ui'
import { Button, Checkbox, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { answered, api } from '../../../platform/api/client'
import { MoneyInput } from '../../../platform/forms/MoneyInput'
import type { Order } from '../order-queries'
import { ChangeFailure } from './ChangeFailure'
import { EditAddress, missingFields, writtenAddress } from './EditAddress'
import { EditEffect } from './EditEffect'
import { EditLines } from './EditLines'
import { type EditValues, editOf, valuesOf } from './order-edit'
import { useOrderChange } from './useOrderChange'

interface EditModalProps {
  order: Order
  onClose: () => void
}

/** Changes an order before all of it has left, and says what that does before it is saved. */
export function EditModal({ order, onClose }: EditModalProps) {
  const { t } = useText()
  const { snapshot } = order
  const [values, setValues] = useState<EditValues>(() => valuesOf(order))
  const { change, accept } = useOrderChange(
    order,
    (body: Schemas['OrderEdit'], { orderId, version, header }) =>
      answered(
        api.POST('/api/v1/orders/{orderId}/edit', {
          params: { path: { orderId }, header },
          body: { ...body, version },
        }),
      ),
  )
  const edit = editOf(order, values)
  const pieces =
    Object.values(values.quantities).reduce((sum, quantity) => sum + quantity, 0) + values.added.length
  const wrongAddress = values.address !== undefined && missingFields(values.address).length > 0
  const ready = edit !== undefined && pieces > 0 && !wrongAddress
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('orderDeeds.editTitle', { number: snapshot.number })}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) change.mutate(edit, { onSuccess: onClose })
        }}
      >
        <Stack>
          <EditLines order={order} values={values} onChange={setValues} />
          {pieces === 0 && (
            <Text size="sm" c="var(--cf-bad)" role="alert">
              {t('orderDeeds.nothingLeft')}
            </Text>
          )}
          <MoneyInput
            label={t('orderDeeds.shippingPrice')}
            currency={snapshot.shipping.currency}
            value={values.shipping}
            allowNegative={false}
            onChange={(shipping) => setValues({ ...values, shipping })}
          />
          {values.address === undefined ? (
            <Button
              variant="default"
              size="xs"
              w="fit-content"
              onClick={() => setValues({ ...values, address: writtenAddress(snapshot.shippingAddress) })}
            >
              {t('orderDeeds.changeAddress')}
            </Button>
          ) : (
            <EditAddress written={values.address} onChange={(address) => setValues({ ...values, address })} />
          )}
          <Checkbox
            label={t('orderDeeds.oversell')}
            checked={values.allowOversell}
            onChange={(event) => setValues({ ...values, allowOversell: event.currentTarget.checked })}
          />
          {ready && <EditEffect orderId={snapshot.id} version={order.version} edit={edit} />}
          <ChangeFailure error={change.error} onAccept={accept} />
          <FormFooter onCancel={onClose} disabled={!ready} loading={change.isPending}>
            {t('orderDeeds.saveEdit')}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}
