import { FormFooter, useText } from '@counterflow/ui'
import { Anchor, Modal, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'
import { isProblem } from '../../../platform/api/problem'
import { fieldErrors } from '../../../platform/api/problem-text'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import { leadToFirstFault } from '../../../platform/forms/lead-to-first-fault'
import { type CustomerProfile, customerQuery } from '../customer-queries'
import { useShowCustomer } from '../useCustomerChange'
import { ContactFields, type ContactValues, contactOf } from './ContactFields'

/** Changes who a customer is. What was typed stays when somebody else was faster. */
export function DetailsDialog({ customer, onClose }: { customer: CustomerProfile; onClose: () => void }) {
  const text = useText()
  const { t } = text
  const client = useQueryClient()
  const show = useShowCustomer()
  const form = useForm<ContactValues>({
    initialValues: {
      name: customer.name,
      email: customer.email ?? '',
      phone: customer.phone ?? '',
      language: customer.language,
      timeZone: customer.timeZone,
    },
    validate: { name: (name) => (name.trim() === '' ? t('customers.missing') : null) },
  })
  const update = useMutation({
    mutationFn: () =>
      answered(
        api.PATCH('/api/v1/customers/{customerId}', {
          params: { path: { customerId: customer.id } },
          body: { version: customer.version, ...contactOf(form.getValues()) },
        }),
      ),
    onSuccess: (changed) => {
      show(changed)
      onClose()
    },
    onError: (error) => form.setErrors(fieldErrors(error, text)),
  })
  const readAnew = () => {
    update.reset()
    void client.invalidateQueries({ queryKey: customerQuery(customer.id).queryKey, exact: true })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('customers.edit')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form noValidate onSubmit={form.onSubmit(() => update.mutate(), leadToFirstFault)}>
        <Stack>
          <ContactFields inputProps={(name) => form.getInputProps(name)} />
          <FailureNotice error={update.error}>
            {isProblem(update.error, 'customer-changed') && (
              <Anchor component="button" type="button" size="sm" onClick={readAnew}>
                {t('customers.keepMine')}
              </Anchor>
            )}
          </FailureNotice>
          <FormFooter onCancel={onClose} loading={update.isPending}>
            {t('general.save')}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}
