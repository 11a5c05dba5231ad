import type { Currency } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Checkbox, Input, NumberInput, SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core'
import { MoneyInput } from '../../../platform/forms/MoneyInput'
import { ChosenCustomers } from './ChosenThings'
import type { DiscountFormOf } from './discount-form'

/** What an order needs, and who may use the code. */
export function ConditionFields({ form, currency }: { form: DiscountFormOf; currency: Currency }) {
  const { t } = useText()
  const { who, customers } = form.values
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <MoneyInput
          label={`${t('discounts.minimumSubtotal')} (${t('general.optional')})`}
          currency={currency}
          allowNegative={false}
          {...form.getInputProps('minimumSubtotal')}
          value={form.values.minimumSubtotal}
        />
        <NumberInput
          label={`${t('discounts.minimumQuantity')} (${t('general.optional')})`}
          hideControls
          min={1}
          max={100_000}
          allowDecimal={false}
          allowNegative={false}
          {...form.getInputProps('minimumQuantity')}
        />
      </SimpleGrid>
      <Text size="xs" c="dimmed">
        {t('discounts.minimumHint')}
      </Text>
      <Input.Wrapper label={t('discounts.who')} labelElement="div" labelProps={{ display: 'block' }}>
        <SegmentedControl
          mt={4}
          aria-label={t('discounts.who')}
          data={[
            { value: 'everybody', label: t('discounts.everybody') },
            { value: 'named', label: t('discounts.namedCustomers') },
          ]}
          {...form.getInputProps('who')}
        />
      </Input.Wrapper>
      {who === 'named' && (
        <ChosenCustomers
          label={t('discounts.customers')}
          placeholder={t('discounts.chooseCustomers')}
          chosen={customers}
          error={form.errors.customers}
          onChange={(chosen) => {
            form.setFieldValue('customers', chosen)
            form.clearFieldError('customers')
          }}
        />
      )}
      <Checkbox
        label={t('discounts.firstOrderOnly')}
        {...form.getInputProps('firstOrderOnly', { type: 'checkbox' })}
      />
      <Checkbox
        label={t('discounts.oncePerCustomer')}
        disabled={form.values.firstOrderOnly}
        {...form.getInputProps('oncePerCustomer', { type: 'checkbox' })}
      />
    </Stack>
  )
}
