import { discountCodeBytes, discountCodeKey, newDiscountCode } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button, Group, TextInput } from '@mantine/core'
import { IconDice5 } from '@tabler/icons-react'
import type { DiscountFormOf } from './discount-form'

/** The code, typed or made up. It turns into capitals when one leaves the field, so that composing is not disturbed. */
export function CodeField({ form, readOnly }: { form: DiscountFormOf; readOnly: boolean }) {
  const { t } = useText()
  const { onBlur, ...input } = form.getInputProps('code')
  const makeOneUp = () => {
    const random = crypto.getRandomValues(new Uint8Array(discountCodeBytes))
    form.setFieldValue('code', newDiscountCode(random))
    form.clearFieldError('code')
  }
  return (
    <TextInput
      label={t('discounts.code')}
      description={t('discounts.codeHint')}
      maxLength={40}
      autoComplete="off"
      spellCheck={false}
      readOnly={readOnly}
      inputContainer={(field) => (
        <Group gap="xs" wrap="nowrap">
          <div style={{ flex: 1 }}>{field}</div>
          {!readOnly && (
            <Button
              variant="default"
              leftSection={<IconDice5 size={16} stroke={1.5} aria-hidden />}
              onClick={makeOneUp}
            >
              {t('discounts.generate')}
            </Button>
          )}
        </Group>
      )}
      {...input}
      onBlur={(event) => {
        onBlur?.(event)
        form.setFieldValue('code', discountCodeKey(event.currentTarget.value))
      }}
    />
  )
}
