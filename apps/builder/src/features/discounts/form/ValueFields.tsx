import type { Currency } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Input, NumberInput, SegmentedControl, Stack } from '@mantine/core'
import { MoneyInput } from '../../../platform/forms/MoneyInput'
import { ChosenProducts } from './ChosenThings'
import { type DiscountFormOf, withChange } from './discount-form'

const kinds = ['percent', 'amount', 'free_shipping'] as const

/** What the discount gives, and off what. */
export function ValueFields({ form, currency }: { form: DiscountFormOf; currency: Currency }) {
  const { t } = useText()
  const { kind, goods, products } = form.values
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label={t('discounts.kind')}
        data={kinds.map((value) => ({ value, label: t(`discounts.kindOf.${value}`) }))}
        value={kind}
        onChange={(value) =>
          form.setValues((values) => withChange({ ...form.values, ...values }, { kind: value }))
        }
      />
      {kind === 'percent' && (
        <NumberInput
          label={t('discounts.percent')}
          suffix="%"
          hideControls
          maw={200}
          min={0}
          max={100}
          decimalScale={2}
          allowNegative={false}
          {...form.getInputProps('percent')}
        />
      )}
      {kind === 'amount' && (
        <MoneyInput
          label={t('discounts.amount')}
          description={t('discounts.amountHint')}
          maw={260}
          currency={currency}
          allowNegative={false}
          {...form.getInputProps('amount')}
          value={form.values.amount}
        />
      )}
      {kind !== 'free_shipping' && (
        <>
          <Input.Wrapper label={t('discounts.goods')} labelElement="div" labelProps={{ display: 'block' }}>
            <SegmentedControl
              mt={4}
              aria-label={t('discounts.goods')}
              data={[
                { value: 'all', label: t('discounts.allGoods') },
                { value: 'named', label: t('discounts.namedProducts') },
              ]}
              value={goods}
              onChange={(value) =>
                form.setValues((values) => withChange({ ...form.values, ...values }, { goods: value }))
              }
            />
          </Input.Wrapper>
          {goods === 'named' && (
            <ChosenProducts
              label={t('discounts.products')}
              placeholder={t('discounts.chooseProducts')}
              chosen={products}
              error={form.errors.products}
              onChange={(chosen) => {
                form.setFieldValue('products', chosen)
                form.clearFieldError('products')
              }}
            />
          )}
        </>
      )}
    </Stack>
  )
}
