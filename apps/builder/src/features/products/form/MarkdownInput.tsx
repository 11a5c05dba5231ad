import type { Language } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Box, Tabs, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Markdown } from './Markdown'

interface MarkdownInputProps {
  label: string
  hint: string
  lang: Language
  longest: number
  value?: string
  onChange?: (event: React.ChangeEvent<HTMLTextAreaElement>) => void
  error?: React.ReactNode
}

/** A text with marks, to write and to look at. */
export function MarkdownInput({ label, hint, lang, longest, ...input }: MarkdownInputProps) {
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
