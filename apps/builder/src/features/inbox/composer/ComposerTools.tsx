import { useText } from '@counterflow/ui'
import { ActionIcon, FileButton, Loader, Menu, Tooltip } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import {
  IconCamera,
  IconDiscount,
  IconMessageBolt,
  IconPhoto,
  IconPlus,
  type IconProps,
  IconTag,
} from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type ComponentType, useRef, useState } from 'react'
import { answered, api } from '../../../platform/api/client'
import { formWith } from '../../../platform/api/form-with'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { useMay } from '../../session/useStaff'
import { DiscountPicker } from './DiscountPicker'
import type { Draft } from './draft'
import { ProductPicker } from './ProductPicker'

interface ComposerToolsProps {
  draft: Draft
  onChange: (how: (before: Draft) => Draft) => void
  onUploading: (uploading: boolean) => void
  onCanned: () => void
}

const pictures = 'image/jpeg,image/png,image/webp,image/avif,image/gif'

/** What a reply can hold beside text: products, a discount or a picture, one kind at a time. */
export function ComposerTools({ draft, onChange, onUploading, onCanned }: ComposerToolsProps) {
  const { t } = useText()
  const may = useMay()
  const isNarrow = useMediaQuery('(max-width: 48em)') ?? false
  const isTouch = useMediaQuery('(pointer: coarse)') ?? false
  const chooseFile = useRef<() => void>(() => {})
  const takePhoto = useRef<() => void>(() => {})
  const [picking, setPicking] = useState<'products' | 'discount'>()
  const upload = useUpload(onUploading)
  const attach = (thing: Partial<Draft>) =>
    onChange((before) => ({ ...before, products: [], discount: null, image: null, ...thing }))
  const tools: { key: string; label: string; icon: ComponentType<IconProps>; run: () => void }[] = [
    ...(may('products.read')
      ? [
          {
            key: 'products',
            label: t('inbox.compose.products'),
            icon: IconTag,
            run: () => setPicking('products'),
          },
        ]
      : []),
    ...(may('discounts.read')
      ? [
          {
            key: 'discount',
            label: t('inbox.compose.discount'),
            icon: IconDiscount,
            run: () => setPicking('discount'),
          },
        ]
      : []),
    { key: 'picture', label: t('inbox.picture'), icon: IconPhoto, run: () => chooseFile.current() },
    // What phones offer for a file differs: some show the library alone.
    ...(isTouch
      ? [
          {
            key: 'photo',
            label: t('inbox.compose.photo'),
            icon: IconCamera,
            run: () => takePhoto.current(),
          },
        ]
      : []),
    { key: 'canned', label: t('inbox.compose.canned'), icon: IconMessageBolt, run: onCanned },
  ]
  const send = (file: File | null) => {
    if (file !== null) upload.mutate(file, { onSuccess: (image) => attach({ image }) })
  }
  return (
    <>
      <FileButton accept={pictures} capture="environment" onChange={send}>
        {({ onClick }) => {
          takePhoto.current = onClick
          return null
        }}
      </FileButton>
      <FileButton accept={pictures} onChange={send}>
        {({ onClick }) => {
          chooseFile.current = onClick
          return isNarrow ? (
            <Menu position="top-start">
              <Menu.Target>
                <ActionIcon size={36} variant="default" aria-label={t('inbox.compose.options')}>
                  {upload.isPending ? <Loader size={16} /> : <IconPlus size={18} aria-hidden />}
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {tools.map(({ key, label, icon: Icon, run }) => (
                  <Menu.Item key={key} leftSection={<Icon size={16} aria-hidden />} onClick={run}>
                    {label}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          ) : (
            <div style={{ display: 'flex', gap: 2 }}>
              {tools.map(({ key, label, icon: Icon, run }) => (
                <Tooltip key={key} label={label}>
                  <ActionIcon
                    size={32}
                    aria-label={label}
                    loading={key === 'picture' && upload.isPending}
                    onClick={run}
                  >
                    <Icon size={18} stroke={1.5} aria-hidden />
                  </ActionIcon>
                </Tooltip>
              ))}
            </div>
          )
        }}
      </FileButton>
      {picking === 'products' && (
        <ProductPicker
          picked={draft.products}
          onPick={(products) => attach({ products })}
          onClose={() => setPicking(undefined)}
        />
      )}
      {picking === 'discount' && (
        <DiscountPicker
          onPick={(discount) => {
            attach({ discount })
            setPicking(undefined)
          }}
          onClose={() => setPicking(undefined)}
        />
      )}
    </>
  )
}

/** Sends a picture to the shop, which makes it anew without what cameras write into it. */
function useUpload(onUploading: (uploading: boolean) => void) {
  const onError = useNotifyProblem()
  return useMutation({
    mutationFn: async (file: File) => {
      const { id, medium } = await answered(
        api.POST('/api/v1/conversations/images', {
          body: { file: '' },
          bodySerializer: () => formWith(file),
        }),
      )
      return { id, url: medium }
    },
    onMutate: () => onUploading(true),
    onSettled: () => onUploading(false),
    onError,
  })
}
