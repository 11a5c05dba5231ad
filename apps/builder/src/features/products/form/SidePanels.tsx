import { productStatuses, salesChannels } from '@counterflow/core'
import { Panel, useText } from '@counterflow/ui'
import { Checkbox, Select, Stack, TagsInput, Text, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { ProductValues } from './product-form'

/** Where a product is on sale, and how the shop files it. */
export function SidePanels({ form }: { form: UseFormReturnType<ProductValues> }) {
  const { t } = useText()
  return (
    <Stack>
      <Panel title={t('products.form.visibility')}>
        <Stack gap="sm">
          <Select
            label={t('products.statusLabel')}
            allowDeselect={false}
            data={productStatuses.map((value) => ({ value, label: t(`products.status.${value}`) }))}
            description={t(`products.form.statusHint.${form.values.status}`)}
            {...form.getInputProps('status')}
          />
          <Checkbox.Group label={t('products.channels')} {...form.getInputProps('channels')}>
            <Stack gap={6} mt={6}>
              {salesChannels.map((channel) => (
                <Checkbox key={channel} value={channel} label={t(`products.channel.${channel}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
          {form.values.status !== 'active' && form.values.channels.length > 0 && (
            <Text size="xs" c="dimmed">
              {t('products.form.onlyActive')}
            </Text>
          )}
        </Stack>
      </Panel>
      <Panel title={t('products.form.organization')}>
        <Stack gap="sm">
          <TagsInput
            label={t('products.tags')}
            placeholder={form.values.tags.length === 0 ? t('products.form.tagsPlaceholder') : undefined}
            maxTags={50}
            {...form.getInputProps('tags')}
          />
          <TextInput label={t('products.vendor')} maxLength={100} {...form.getInputProps('vendor')} />
          <TextInput
            label={t('products.form.handle')}
            description={t('products.form.handleHint')}
            maxLength={100}
            {...form.getInputProps('handle')}
          />
        </Stack>
      </Panel>
    </Stack>
  )
}
