import { type Language, languages } from '@counterflow/core'
import { Panel, useText } from '@counterflow/ui'
import { Box, SegmentedControl, Stack, Tabs, Text, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useState } from 'react'
import { Markdown } from './Markdown'
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

interface MarkdownInputProps {
  label: string
  hint: string
  lang: Language
  longest: number
  value?: string
  onChange?: (event: React.ChangeEvent<HTMLTextAreaElement>) => void
  error?: React.ReactNode
}

function MarkdownInput({ label, hint, lang, longest, ...input }: MarkdownInputProps) {
  const { t } = useText()
  const [view, setView] = useState<string | null>('write')
  const text = input.value ?? ''
  return (
    <Tabs value={view} onChange={setView} keepMounted={false}>
      <Tabs.List mb="xs">
        <Tabs.Tab value="write">{label}</Tabs.Tab>
        <Tabs.Tab value="preview">{t('products.form.preview')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="write">
        <Textarea
          aria-label={label}
          description={hint}
          autosize
          minRows={3}
          maxRows={16}
          maxLength={longest}
          lang={lang}
          {...input}
        />
      </Tabs.Panel>
      <Tabs.Panel value="preview">
        <Box mih={60} lang={lang}>
          {text.trim() === '' ? (
            <Text c="dimmed">{t('products.form.nothingWritten')}</Text>
          ) : (
            <Markdown text={text} />
          )}
        </Box>
      </Tabs.Panel>
    </Tabs>
  )
}
