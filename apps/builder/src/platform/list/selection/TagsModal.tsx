import { FormFooter, useText } from '@counterflow/ui'
import { Modal, Stack, TagsInput, Text } from '@mantine/core'
import { useState } from 'react'
import { FailureNotice } from '../../forms/FailureNotice'
import type { Selection } from './selection'

interface TagsModalProps {
  title: string
  selection: Selection
  knownTags: readonly string[]
  error: unknown
  pending: boolean
  onApply: (tags: string[]) => void
  onClose: () => void
}

const longestTag = 40
const mostTags = 50

/** Asks which tags the rows that are marked get or lose. */
export function TagsModal({ title, selection, knownTags, error, pending, onApply, onClose }: TagsModalProps) {
  const text = useText()
  const { t } = text
  const [tags, setTags] = useState<string[]>([])
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('general.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (tags.length > 0) onApply(tags)
        }}
      >
        <Stack>
          <Text size="sm">
            {selection.everything
              ? t('lists.selectedAll')
              : t('lists.selected', { count: selection.ids.size })}
          </Text>
          <TagsInput
            label={t('bulk.tags')}
            placeholder={t('orders.tagsPlaceholder')}
            data={[...knownTags]}
            value={tags}
            onChange={(next) =>
              setTags(next.map((tag) => tag.trim().slice(0, longestTag)).filter((tag) => tag !== ''))
            }
            maxTags={mostTags}
            data-autofocus
          />
          <FailureNotice error={error} />
          <FormFooter onCancel={onClose} loading={pending} disabled={tags.length === 0}>
            {t('lists.apply')}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}
