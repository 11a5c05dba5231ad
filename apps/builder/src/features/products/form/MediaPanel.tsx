import { Notice, Panel, useText } from '@counterflow/ui'
import { ActionIcon, Button, FileButton, Group, Stack, Text, TextInput, Tooltip } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconArrowDown, IconArrowUp, IconPhoto, IconTrash, IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import { useUploadMedia } from '../product-queries'
import type { ProductValues } from './product-form'

const taken = 'image/jpeg,image/png,image/webp,image/avif,image/gif'

/** The images of a product: the first stands for it. Their order is changed by dragging, or by the arrows. */
export function MediaPanel({ form }: { form: UseFormReturnType<ProductValues> }) {
  const text = useText()
  const { t, language } = text
  const upload = useUploadMedia()
  const [failures, setFailures] = useState<{ name: string; why: string }[]>([])
  const [dragged, setDragged] = useState<number>()
  const { media } = form.values
  const add = async (files: readonly File[]) => {
    setFailures([])
    for (const file of files) {
      try {
        const { id, small, medium } = await upload.mutateAsync(file)
        form.setValues((values) => {
          const known = values.media ?? []
          if (known.some((image) => image.id === id)) return values
          return { ...values, media: [...known, { id, small, medium, alt: { en: '', ko: '', ja: '' } }] }
        })
      } catch (error) {
        setFailures((before) => [...before, { name: file.name, why: problemParagraph(error, text) }])
      }
    }
  }
  const move = (from: number, to: number) => {
    if (to >= 0 && to < media.length) form.reorderListItem('media', { from, to })
  }
  return (
    <Panel
      title={t('products.form.media')}
      actions={
        <FileButton multiple accept={taken} onChange={(files) => void add(files)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              size="xs"
              loading={upload.isPending}
              leftSection={<IconUpload size={14} aria-hidden />}
            >
              {t('products.form.addImages')}
            </Button>
          )}
        </FileButton>
      }
    >
      <Stack
        gap="sm"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          if (event.dataTransfer.files.length > 0) void add([...event.dataTransfer.files])
        }}
      >
        {failures.map(({ name, why }) => (
          <Notice key={name} tone="bad" title={name} urgent>
            <Text size="sm">{why}</Text>
          </Notice>
        ))}
        {media.length === 0 && (
          <Group gap="xs" c="dimmed">
            <IconPhoto size={18} stroke={1.5} aria-hidden />
            <Text size="sm">{t('products.form.noMedia')}</Text>
          </Group>
        )}
        {media.map((image, index) => (
          <Group
            key={image.id}
            wrap="nowrap"
            gap="sm"
            draggable
            onDragStart={() => setDragged(index)}
            onDragEnd={() => setDragged(undefined)}
            onDragEnter={() => {
              if (dragged === undefined || dragged === index) return
              move(dragged, index)
              setDragged(index)
            }}
            style={{ opacity: dragged === index ? 0.5 : 1 }}
          >
            <img
              src={image.small}
              alt={image.alt[language]}
              width={56}
              height={56}
              style={{
                objectFit: 'cover',
                borderRadius: 6,
                border: '1px solid var(--cf-line)',
                cursor: 'grab',
              }}
            />
            <TextInput
              style={{ flex: 1, minWidth: 0 }}
              aria-label={t('products.form.alt', { number: index + 1 })}
              placeholder={t('products.form.altPlaceholder')}
              maxLength={300}
              {...form.getInputProps(`media.${index}.alt.${language}`)}
            />
            <Group gap={2} wrap="nowrap">
              <MoveButton
                label={t('products.form.moveUp', { number: index + 1 })}
                icon={IconArrowUp}
                disabled={index === 0}
                onClick={() => move(index, index - 1)}
              />
              <MoveButton
                label={t('products.form.moveDown', { number: index + 1 })}
                icon={IconArrowDown}
                disabled={index === media.length - 1}
                onClick={() => move(index, index + 1)}
              />
              <MoveButton
                label={t('products.form.removeImage', { number: index + 1 })}
                icon={IconTrash}
                disabled={false}
                onClick={() => form.removeListItem('media', index)}
              />
            </Group>
          </Group>
        ))}
      </Stack>
    </Panel>
  )
}

interface MoveButtonProps {
  label: string
  icon: typeof IconTrash
  disabled: boolean
  onClick: () => void
}

function MoveButton({ label, icon: Icon, disabled, onClick }: MoveButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" aria-label={label} disabled={disabled} onClick={onClick}>
        <Icon size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
