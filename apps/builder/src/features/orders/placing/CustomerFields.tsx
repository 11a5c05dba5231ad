import { useText } from '@counterflow/ui'
import { SegmentedControl, SimpleGrid, Stack, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { CustomerSelect } from '../../customers/CustomerSelect'
import type { TestOrderValues } from './test-order'

/** Who orders: somebody the shop knows, or somebody new. */
export function CustomerFields({ form }: { form: UseFormReturnType<TestOrderValues> }) {
  const { t } = useText()
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label={t('testOrder.customer')}
        data={[
          { value: 'existing', label: t('testOrder.existing') },
          { value: 'new', label: t('testOrder.new') },
        ]}
        {...form.getInputProps('customerKind')}
      />
      {form.values.customerKind === 'existing' ? (
        <CustomerSelect
          label={t('testOrder.customer')}
          placeholder={t('testOrder.chooseCustomer')}
          value={form.values.customerId}
          error={form.errors.customerId}
          onChange={(customerId) => form.setFieldValue('customerId', customerId)}
        />
      ) : (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput label={t('testOrder.name')} maxLength={200} {...form.getInputProps('name')} />
          <TextInput
            label={t('testOrder.email')}
            type="email"
            maxLength={200}
            {...form.getInputProps('email')}
          />
        </SimpleGrid>
      )}
    </Stack>
  )
}
