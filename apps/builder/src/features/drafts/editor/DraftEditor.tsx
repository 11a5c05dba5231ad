import type { Currency } from '@counterflow/core'
import { formatDateTime } from '@counterflow/i18n'
import { Notice, PageHeader, Panel, useText } from '@counterflow/ui'
import { Button, Stack, TagsInput, Text, Textarea } from '@mantine/core'
import { useDebouncedValue, useHotkeys } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isProblem } from '../../../platform/api/problem'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import { LeaveQuestion } from '../../../platform/forms/LeaveQuestion'
import { useLeaveGuard } from '../../../platform/forms/useLeaveGuard'
import { BackToList } from '../../../platform/router/links'
import layout from '../../orders/OrderPage.module.css'
import { useMay } from '../../session/useStaff'
import { DraftStatusBadge } from '../DraftStatusBadge'
import { type Draft, draftPriceQuery } from '../draft-queries'
import { DraftCustomer } from './DraftCustomer'
import { DraftDeeds } from './DraftDeeds'
import { DraftLines } from './DraftLines'
import { DraftStock } from './DraftStock'
import { DraftSummary } from './DraftSummary'
import { contentOf, type DraftForm } from './draft-form'
import { useDraftSaving } from './useDraftSaving'

interface DraftEditorProps {
  draft: Draft | undefined
  initial: DraftForm
  shop: { currency: Currency; countryCode: string }
  /** Throws away what is not saved, and shows what is. */
  onReload: () => void
}

/** Puts an order together. Totals follow every change; nothing is kept before it is saved. */
export function DraftEditor({ draft, initial, shop, onReload }: DraftEditorProps) {
  const text = useText()
  const { t, language } = text
  const may = useMay()
  const [form, setForm] = useState(initial)
  const [savedAs, setSavedAs] = useState(() => JSON.stringify(initial))
  const content = contentOf(form)
  const [toPrice] = useDebouncedValue(content, 250)
  const price = useQuery(draftPriceQuery(toPrice))
  const save = useDraftSaving(draft)
  // Also what the API does not take yet, such as half of an address, would be lost.
  const written = JSON.stringify(form)
  const unsaved = written !== savedAs
  const guard = useLeaveGuard(unsaved)
  const change = (part: Partial<DraftForm>) => setForm((before) => ({ ...before, ...part }))
  const saveNow = () => save.mutate(content, { onSuccess: () => setSavedAs(written) })
  useHotkeys([['mod+S', saveNow]], [])
  const changedElsewhere = isProblem(save.error, 'draft-order-changed')
  const state = save.isPending ? 'saving' : unsaved || draft === undefined ? 'unsaved' : 'saved'
  return (
    <>
      <PageHeader
        title={draft === undefined ? t('drafts.new') : t('drafts.draft', { number: draft.number })}
        {...(draft?.invoicedAt == null
          ? {}
          : { intro: t('drafts.invoiceSentAt', { at: formatDateTime(draft.invoicedAt, language) }) })}
        back={<BackToList to="/orders/drafts">{t('drafts.title')}</BackToList>}
        badges={draft && <DraftStatusBadge status={draft.status} />}
        actions={
          may('orders.create') && (
            <>
              <Text size="sm" c="dimmed" aria-live="polite">
                {t(`drafts.${state}`)}
              </Text>
              <Button
                variant={draft === undefined || unsaved ? 'filled' : 'default'}
                loading={save.isPending}
                onClick={saveNow}
              >
                {t('drafts.save')}
              </Button>
              {draft && <DraftDeeds draft={draft} unsaved={unsaved} />}
            </>
          )
        }
      />
      <Stack gap="sm" mb={save.error || draft?.changedSinceInvoice ? 'md' : 0}>
        {changedElsewhere && (
          <Notice tone="caution" title={t('drafts.changedTitle')} urgent>
            <Text size="sm" mb="xs">
              {t('drafts.changedBody')}
            </Text>
            <Button size="xs" variant="default" onClick={onReload}>
              {t('drafts.reload')}
            </Button>
          </Notice>
        )}
        {!changedElsewhere && <FailureNotice error={save.error} />}
        {draft?.changedSinceInvoice && <Notice tone="caution">{t('drafts.changedSinceInvoice')}</Notice>}
      </Stack>
      <div className={layout.columns}>
        <div className={layout.column}>
          <DraftLines currency={shop.currency} lines={form.lines} onChange={(lines) => change({ lines })} />
          <DraftCustomer form={form} countryCode={shop.countryCode} onChange={change} />
        </div>
        <div className={layout.column}>
          <DraftSummary form={form} currency={shop.currency} price={price} onChange={change} />
          {draft && may('orders.create') && <DraftStock draft={draft} unsaved={unsaved} />}
          <Panel title={t('drafts.note')}>
            <Stack gap="sm">
              <Textarea
                aria-label={t('drafts.note')}
                autosize
                minRows={2}
                maxLength={2_000}
                value={form.note}
                onChange={(event) => change({ note: event.currentTarget.value })}
              />
              <TagsInput
                label={t('drafts.tags')}
                maxTags={50}
                value={[...form.tags]}
                onChange={(tags) => change({ tags })}
              />
            </Stack>
          </Panel>
        </div>
      </div>
      {may('orders.create') && (
        <Button mt="md" hiddenFrom="sm" fullWidth loading={save.isPending} onClick={saveNow}>
          {t('drafts.save')}
        </Button>
      )}
      <LeaveQuestion guard={guard} />
    </>
  )
}
