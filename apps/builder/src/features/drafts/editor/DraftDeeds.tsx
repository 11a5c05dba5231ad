import { CopyTextButton, useText } from '@counterflow/ui'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconCopyPlus, IconDots, IconMailForward, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { Draft } from '../draft-queries'
import { CompleteModal } from './CompleteModal'
import { InvoiceModal } from './InvoiceModal'
import { useDraftDeeds } from './useDraftSaving'

interface DraftDeedsProps {
  draft: Draft
  /** Nothing is sent or ordered that is not saved. */
  unsaved: boolean
}

/** What can be done with a saved draft. */
export function DraftDeeds({ draft, unsaved }: DraftDeedsProps) {
  const { t } = useText()
  const [dialog, setDialog] = useState<'invoice' | 'complete'>()
  const { duplicate, remove } = useDraftDeeds(draft)
  const open = draft.status !== 'completed'
  const blocked = unsaved || (draft.content.lines ?? []).length === 0 || draft.price === null
  const close = () => setDialog(undefined)
  const askToDelete = () =>
    modals.openConfirmModal({
      title: t('drafts.delete'),
      children: t('drafts.deleteConfirm', { number: draft.number }),
      labels: { confirm: t('drafts.delete'), cancel: t('general.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => remove.mutate(),
    })
  return (
    <>
      {open && (
        <>
          <CopyTextButton value={draft.payLink} label={t('drafts.copyLink')} size="sm" />
          <Button
            variant="default"
            leftSection={<IconMailForward size={16} aria-hidden />}
            disabled={blocked}
            onClick={() => setDialog('invoice')}
          >
            {t('drafts.sendInvoice')}
          </Button>
          <Button disabled={blocked} onClick={() => setDialog('complete')}>
            {t('drafts.complete')}
          </Button>
        </>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t('general.moreActions')}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCopyPlus size={16} aria-hidden />} onClick={() => duplicate.mutate()}>
            {t('drafts.duplicate')}
          </Menu.Item>
          {open && (
            <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={askToDelete}>
              {t('drafts.delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === 'invoice' && <InvoiceModal draft={draft} onClose={close} />}
      {dialog === 'complete' && <CompleteModal draft={draft} onClose={close} />}
    </>
  )
}
