import { formatDateTime } from '@counterflow/i18n'
import { Panel, useText } from '@counterflow/ui'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Draft } from '../draft-queries'
import { ReserveModal } from './ReserveModal'
import { useReservation } from './useReservation'

interface DraftStockProps {
  draft: Draft
  /** Only what is saved can be held. */
  unsaved: boolean
}

/** Says until when the products of a draft are held, and lets them be held. */
export function DraftStock({ draft, unsaved }: DraftStockProps) {
  const { t, language } = useText()
  const [open, setOpen] = useState(false)
  const release = useReservation(draft)
  const { reservation } = draft
  const hasGoods = (draft.content.lines ?? []).some((line) => 'variantId' in line)
  if (!hasGoods && reservation === null) return null
  return (
    <Panel title={t('drafts.stock.panel')}>
      <Stack gap="sm">
        <Text size="sm">
          {reservation === null
            ? t('drafts.stock.none')
            : t('drafts.stock.held', {
                count: reservation.pieces,
                until: formatDateTime(reservation.until, language),
              })}
        </Text>
        {unsaved && (
          <Text size="sm" c="dimmed">
            {t('drafts.stock.saveFirst')}
          </Text>
        )}
        <Group gap="xs">
          <Button variant="default" size="xs" disabled={unsaved} onClick={() => setOpen(true)}>
            {reservation === null ? t('drafts.stock.hold') : t('drafts.stock.change')}
          </Button>
          {reservation !== null && (
            <Button
              variant="subtle"
              size="xs"
              loading={release.isPending}
              onClick={() => release.mutate({ until: null, allowOversell: false })}
            >
              {t('drafts.stock.release')}
            </Button>
          )}
        </Group>
      </Stack>
      {open && <ReserveModal draft={draft} onClose={() => setOpen(false)} />}
    </Panel>
  )
}
