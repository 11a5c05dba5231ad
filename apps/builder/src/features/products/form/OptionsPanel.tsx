import { mostOptions, optionFaults, textKey } from '@counterflow/core'
import { Notice, Panel, useText } from '@counterflow/ui'
import { ActionIcon, Button, Group, Stack, Text, TextInput, Tooltip } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconPlus, IconTrash, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { type OptionValues, type ProductValues, retold, withOptions, withRenamedValue } from './product-form'

/** What a product can be chosen by. Every combination of the values is a variant. */
export function OptionsPanel({ form }: { form: UseFormReturnType<ProductValues> }) {
  const { t } = useText()
  const { options } = form.values
  const set = (next: OptionValues[]) => form.setValues(withOptions(form.values, next))
  const faults = optionFaults(options.filter(({ values }) => values.length > 0))
  const add = () => {
    const key = `option-${Math.max(-1, ...options.map((option) => Number(option.key.split('-')[1]))) + 1}`
    form.setFieldValue('options', [...options, { key, name: { en: '', ko: '', ja: '' }, values: [] }])
  }
  return (
    <Panel
      title={t('products.form.options')}
      actions={
        options.length < mostOptions && (
          <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
            {t('products.form.addOption')}
          </Button>
        )
      }
    >
      <Stack gap="md">
        {options.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('products.form.noOptions')}
          </Text>
        )}
        {options.map((option, index) => (
          <OptionFields
            key={option.key}
            form={form}
            index={index}
            onChange={(changed) => set(options.with(index, changed))}
            onRemove={() => set(options.toSpliced(index, 1))}
          />
        ))}
        {faults.length > 0 && (
          <Notice tone="bad">
            <Text size="sm">{t(`products.form.optionFault.${faults[0]?.kind ?? 'value_twice'}`)}</Text>
          </Notice>
        )}
      </Stack>
    </Panel>
  )
}

interface OptionFieldsProps {
  form: UseFormReturnType<ProductValues>
  index: number
  onChange: (option: OptionValues) => void
  onRemove: () => void
}

function OptionFields({ form, index, onChange, onRemove }: OptionFieldsProps) {
  const { t, language } = useText()
  const [typed, setTyped] = useState('')
  const option = form.values.options[index]
  if (option === undefined) return null
  const add = () => {
    const word = typed.trim()
    if (word === '') return
    const text = { en: word, ko: word, ja: word }
    setTyped('')
    if (!option.values.some((value) => textKey(value) === textKey(text)))
      onChange({ ...option, values: [...option.values, text] })
  }
  const rename = (place: number, words: string) => {
    const before = option.values[place]
    if (before === undefined) return
    form.setValues(
      withRenamedValue(form.values, { option: index, value: place, text: retold(before, language, words) }),
    )
  }
  return (
    <Stack gap="xs">
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          style={{ flex: 1 }}
          label={t('products.form.optionName')}
          placeholder={t('products.form.optionNamePlaceholder')}
          maxLength={40}
          value={option.name[language]}
          error={form.errors[`options.${index}.name`]}
          onChange={(event) =>
            form.setFieldValue(
              `options.${index}.name`,
              retold(option.name, language, event.currentTarget.value),
            )
          }
        />
        <Tooltip label={t('products.form.removeOption')}>
          <ActionIcon size={36} aria-label={t('products.form.removeOption')} onClick={onRemove}>
            <IconTrash size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
      <Group gap="xs" role="group" aria-label={t('products.form.optionValues')}>
        {option.values.map((value, place) => (
          <TextInput
            key={place.toString()}
            w={150}
            aria-label={t('products.form.optionValue', { number: place + 1 })}
            maxLength={60}
            value={value[language]}
            onChange={(event) => rename(place, event.currentTarget.value)}
            rightSection={
              <ActionIcon
                size="sm"
                variant="subtle"
                aria-label={t('products.form.removeValue', { value: value[language] })}
                onClick={() => onChange({ ...option, values: option.values.toSpliced(place, 1) })}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            }
          />
        ))}
        <TextInput
          w={170}
          aria-label={t('products.form.addValue')}
          placeholder={t('products.form.addValue')}
          maxLength={60}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            add()
          }}
        />
      </Group>
    </Stack>
  )
}
