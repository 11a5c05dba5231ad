import { type DiscountClass, discountClasses } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Checkbox, Input, NumberInput, SimpleGrid, Stack, Text } from '@mantine/core'
import { InstantInput } from '../../workflows/editor/forms/InstantInput'
import type { DiscountFormOf } from './discount-form'

const isClass = (text: string): text is DiscountClass => discountClasses.some((each) => each === text)

/** From when until when, how often, and together with what. */
export function LimitFields({ form, readOnly }: { form: DiscountFormOf; readOnly: boolean }) {
  const { t } = useText()
  const { kind, combinesWith } = form.values
  const offered = discountClasses.filter((each) => !(kind === 'free_shipping' && each === 'shipping'))
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {(['startsAt', 'endsAt'] as const).map((field) => (
          <Input.Wrapper
            key={field}
            label={t(`discounts.${field}`)}
            labelElement="div"
            error={form.errors[field]}
          >
            <InstantInput
              label={t(`discounts.${field}`)}
              value={form.values[field]}
              readOnly={readOnly}
              onChange={(value) => {
                form.setFieldValue(field, value ?? '')
                form.clearFieldError(field)
              }}
            />
          </Input.Wrapper>
        ))}
      </SimpleGrid>
      <Text size="xs" c="dimmed">
        {t('discounts.datesHint')}
      </Text>
      <NumberInput
        label={`${t('discounts.maximumUses')} (${t('general.optional')})`}
        description={t('discounts.maximumUsesHint')}
        maw={260}
        hideControls
        min={1}
        max={1_000_000_000}
        allowDecimal={false}
        allowNegative={false}
        {...form.getInputProps('maximumUses')}
      />
      <Checkbox.Group
        label={t('discounts.combines')}
        description={t('discounts.combinesHint')}
        value={combinesWith}
        onChange={(chosen) =>
          form.setFieldValue(
            'combinesWith',
            discountClasses.filter((each) => chosen.filter(isClass).includes(each)),
          )
        }
      >
        <Stack gap={6} mt={6}>
          {offered.map((each) => (
            <Checkbox key={each} value={each} label={t(`discounts.combinesOf.${each}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
    </Stack>
  )
}
