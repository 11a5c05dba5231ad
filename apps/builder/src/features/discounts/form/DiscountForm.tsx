import type { Currency } from '@counterflow/core'
import { Panel, useText } from '@counterflow/ui'
import { Button, Fieldset, Group, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { UseMutationResult } from '@tanstack/react-query'
import { fieldErrors } from '../../../platform/api/problem-text'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import { leadToFirstFault } from '../../../platform/forms/lead-to-first-fault'
import type { Discount } from '../discount-queries'
import { discountSentences, paragraphOf } from '../discount-words'
import { CodeField } from './CodeField'
import { ConditionFields } from './ConditionFields'
import { type DiscountValues, describedBy, discountBody, discountErrors, formErrors } from './discount-form'
import { LimitFields } from './LimitFields'
import { ValueFields } from './ValueFields'

interface DiscountFormProps {
  initial: DiscountValues
  currency: Currency
  readOnly: boolean
  submit: string
  save: UseMutationResult<Discount, Error, ReturnType<typeof discountBody>>
  onSaved: (discount: Discount) => void
}

/** Everything about a discount, with what it comes to in plain words. What one typed stays when saving fails. */
export function DiscountForm({ initial, currency, readOnly, submit, save, onSaved }: DiscountFormProps) {
  const text = useText()
  const { t } = text
  const form = useForm<DiscountValues>({
    initialValues: initial,
    validate: (values) => discountErrors(values, t),
  })
  const sentences = discountSentences(describedBy(form.values, currency), text)
  return (
    <form
      noValidate
      aria-label={t('discounts.gives')}
      onSubmit={form.onSubmit(
        (values) =>
          save.mutate(discountBody(values, currency), {
            onSuccess: (saved) => {
              form.resetDirty()
              onSaved(saved)
            },
            onError: (error) => form.setErrors(formErrors(fieldErrors(error, text))),
          }),
        leadToFirstFault,
      )}
    >
      <Fieldset variant="unstyled" disabled={readOnly}>
        <Stack>
          <Panel title={t('discounts.summary')}>
            <Text aria-live="polite">{paragraphOf(sentences, text)}</Text>
          </Panel>
          <Panel title={t('discounts.gives')}>
            <Stack gap="md">
              <CodeField form={form} readOnly={readOnly} />
              <ValueFields form={form} currency={currency} />
            </Stack>
          </Panel>
          <Panel title={t('discounts.conditions')}>
            <ConditionFields form={form} currency={currency} />
          </Panel>
          <Panel title={t('discounts.limits')}>
            <LimitFields form={form} readOnly={readOnly} />
          </Panel>
          <FailureNotice error={save.error} />
          {!readOnly && (
            <Group justify="flex-end">
              <Button type="submit" loading={save.isPending}>
                {submit}
              </Button>
            </Group>
          )}
        </Stack>
      </Fieldset>
    </form>
  )
}
