import { type Language, languages } from '@counterflow/core'
import { Panel, useText } from '@counterflow/ui'
import { SegmentedControl, Stack, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useState } from 'react'
import { MarkdownInput } from './MarkdownInput'
import type { ProductValues } from './product-form'

const languageNames: Record<Language, string> = { en: 'English', ko: '한국어', ja: '日本語' }

/** What a product says of itself, a language at a time. */
export function TextsPanel({ form }: { form: UseFormReturnType<ProductValues> }) {
  const { t, language: own } = useText()
  const [language, setLanguage] = useState(own)
  const fallback = languages.map((one) => form.values.title[one]).find((title) => title !== '')
  return (
    <Panel
      title={t('products.form.texts')}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t('products.form.language')}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          value={language}
          onChange={(value) => setLanguage(languages.find((one) => one === value) ?? own)}
        />
      }
    >
      <Stack>
        <TextInput
          label={t('products.form.title')}
          required={fallback === undefined}
          maxLength={200}
          lang={language}
          placeholder={fallback}
          description={t('products.form.titleHint')}
          {...form.getInputProps(`title.${language}`)}
          error={form.errors.title ?? form.errors[`title.${language}`]}
        />
        <MarkdownInput
          label={t('products.form.description')}
          hint={t('products.form.markdownHint')}
          lang={language}
          longest={20_000}
          {...form.getInputProps(`description.${language}`)}
        />
        <MarkdownInput
          label={t('products.form.sizeChart')}
          hint={t('products.form.sizeChartHint')}
          lang={language}
          longest={10_000}
          {...form.getInputProps(`sizeChart.${language}`)}
        />
      </Stack>
    </Panel>
  )
}
