import { type CancelReason, cancelReasonSchema } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button, Checkbox, Group, Modal, Select, Stack, TagsInput, Text } from '@mantine/core'
import { useState } from 'react'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import type { OrderDeed } from './bulk-queries'

interface BulkDeedModalProps {
  kind: OrderDeed['kind']
  title: string
  /** How many orders it is for; undefined for all that match. */
  count: number | undefined
  knownTags: readonly string[]
  error: unknown
  pending: boolean
  onStart: (deed: OrderDeed) => void
  onClose: () => void
}

const longestTag = 40

/** Asks what a deed for many orders needs to know, before it starts. */
export function BulkDeedModal(props: BulkDeedModalProps) {
  const { kind, title, count, knownTags, error, pending, onStart, onClose } = props
  const text = useText()
  const { t } = text
  const [tags, setTags] = useState<string[]>([])
  const [reason, setReason] = useState<CancelReason>('customer')
  const [givesBack, setGivesBack] = useState(true)
  const [restock, setRestock] = useState(true)
  const [notify, setNotify] = useState<boolean | undefined>(undefined)
  // Whoever looks like a fraudster is not told, as with a single order.
  const notifyCustomer = notify ?? !(kind === 'cancel' && reason === 'fraud')
  const deed = deedOf()
  function deedOf(): OrderDeed | undefined {
    switch (kind) {
      case 'add_tags':
      case 'remove_tags':
        return tags.length === 0 ? undefined : { kind, tags }
      case 'cancel':
        return { kind, reason, payment: givesBack ? 'give_back' : 'keep', restock, notifyCustomer }
      case 'fulfil':
        return { kind, notifyCustomer }
      default:
        return { kind }
    }
  }
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('general.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (deed !== undefined) onStart(deed)
        }}
      >
        <Stack>
          <Text size="sm">{count === undefined ? t('bulk.forAll') : t('bulk.forCount', { count })}</Text>
          {kind === 'capture' && <Text size="sm">{t('bulk.capturePrompt')}</Text>}
          {kind === 'fulfil' && <Text size="sm">{t('bulk.fulfilPrompt')}</Text>}
          {(kind === 'add_tags' || kind === 'remove_tags') && (
            <TagsInput
              label={t('bulk.tags')}
              placeholder={t('orders.tagsPlaceholder')}
              data={[...knownTags]}
              value={tags}
              onChange={(next) => setTags(next.map((tag) => tag.trim().slice(0, longestTag)))}
              maxTags={50}
              data-autofocus
            />
          )}
          {kind === 'cancel' && (
            <>
              <Select
                label={t('orders.cancelReasonLabel')}
                data={cancelReasonSchema.options.map((value) => ({
                  value,
                  label: t(`choices.reason.${value}`),
                }))}
                value={reason}
                onChange={(value) => setReason(cancelReasonSchema.catch(reason).parse(value))}
                allowDeselect={false}
                data-autofocus
              />
              <Checkbox
                label={t('bulk.giveBack')}
                checked={givesBack}
                onChange={(event) => setGivesBack(event.currentTarget.checked)}
              />
              <Checkbox
                label={t('bulk.restock')}
                checked={restock}
                onChange={(event) => setRestock(event.currentTarget.checked)}
              />
            </>
          )}
          {(kind === 'cancel' || kind === 'fulfil') && (
            <Checkbox
              label={t('bulk.notifyCustomers')}
              checked={notifyCustomer}
              onChange={(event) => setNotify(event.currentTarget.checked)}
            />
          )}
          <FailureNotice error={error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('general.close')}
            </Button>
            <Button
              type="submit"
              loading={pending}
              disabled={deed === undefined}
              {...(kind === 'cancel' && { color: 'red' })}
            >
              {kind === 'cancel' ? title : t('bulk.start')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
