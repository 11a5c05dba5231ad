import { type Currency, exponentOf } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button, Grid, Group, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ReactNode } from 'react'
import { fieldErrors } from '../../../platform/api/problem-text'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import { leadToFirstFault } from '../../../platform/forms/lead-to-first-fault'
import { MediaPanel } from './MediaPanel'
import { OptionsPanel } from './OptionsPanel'
import { formPath, isBlank, type ProductValues } from './product-form'
import { SidePanels } from './SidePanels'
import { TextsPanel } from './TextsPanel'
import { VariantsPanel } from './VariantsPanel'

interface ProductFormProps {
  initial: ProductValues
  currency: Currency
  pending: boolean
  /** Why saving failed, if it did; what was typed stays. */
  error: unknown
  /** What is asked instead of a plain message, when somebody else changed the product. */
  conflict?: ReactNode
  confirm: string
  onSave: (values: ProductValues) => void
}

/** Everything about a product on one page. */
export function ProductForm(props: ProductFormProps) {
  const { initial, currency, pending, error, conflict, confirm, onSave } = props
  const text = useText()
  const { t } = text
  const form = useForm<ProductValues>({
    initialValues: initial,
    validate: {
      title: (title) => (isBlank(title) ? t('products.form.titleMissing') : null),
      options: {
        name: (name) => (isBlank(name) ? t('products.form.optionNameMissing') : null),
      },
      variants: {
        price: (price) => (price === undefined || price < 0 ? t('products.form.priceMissing') : null),
      },
    },
  })
  const refused = Object.fromEntries(
    Object.entries(fieldErrors(error, text)).map(([path, message]) => [formPath(path), message]),
  )
  const errors = { ...refused, ...form.errors }
  const shown = { ...form, errors, getInputProps: withErrors(form.getInputProps, errors) }
  return (
    <form noValidate onSubmit={form.onSubmit(onSave, leadToFirstFault)}>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack>
            <TextsPanel form={shown} />
            <MediaPanel form={shown} />
            <OptionsPanel form={shown} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <SidePanels form={shown} />
        </Grid.Col>
        <Grid.Col span={12}>
          <VariantsPanel form={shown} currency={currency} key={exponentOf(currency)} />
        </Grid.Col>
      </Grid>
      <Stack
        mt="md"
        py="sm"
        style={{
          position: 'sticky',
          bottom: 0,
          background: 'var(--cf-page)',
          zIndex: 2,
        }}
      >
        {conflict ?? <FailureNotice error={error} />}
        <Group justify="flex-end">
          {Object.keys(form.errors).length > 0 && (
            <Text size="sm" c="red" role="alert">
              {t('products.form.mend')}
            </Text>
          )}
          <Button type="submit" loading={pending} disabled={!form.isDirty() && initial.handle !== ''}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

type GetInputProps = ReturnType<typeof useForm<ProductValues>>['getInputProps']

/** What the API refused is shown at its field, until the form is sent again. */
function withErrors(inputProps: GetInputProps, errors: Record<string, ReactNode>): GetInputProps {
  return (path, options) => ({ ...inputProps(path, options), error: errors[String(path)] })
}
