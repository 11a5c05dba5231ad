import type { StaffStockReason } from '@counterflow/core'
import { formatNumber } from '@counterflow/i18n'
import { Notice, useText } from '@counterflow/ui'
import { Button, Group, NumberInput, Popover, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import type { StockItem } from '../stock-queries'
import classes from './OnHandCell.module.css'
import { ReasonSelect } from './ReasonSelect'
import { useStockChange } from './useStockChange'
import { useTellChange } from './useTellChange'

interface OnHandCellProps {
  item: StockItem
  locationId: string
  place: string
  /** Those who may not change it only see it. */
  editable: boolean
}

/**
 * How many pieces lie at a location. Enter opens it, a number and Enter save it, Esc leaves it as it was; the arrow
 * keys go through the column.
 */
export function OnHandCell({ item, locationId, place, editable }: OnHandCellProps) {
  const { t, language } = useText()
  const [opened, setOpened] = useState(false)
  const level = item.levels.find((one) => one.locationId === locationId)
  const onHand = level?.onHand ?? 0
  const shown = <span className="cf-figures">{formatNumber(onHand, language)}</span>
  if (!editable || item.state === 'untracked') return shown
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus position="bottom-end" width={280}>
      <Popover.Target>
        <UnstyledButton
          className={classes.cell}
          fz="sm"
          data-stock-place={locationId}
          aria-label={t('stock.editCell', { place: `${item.sku}, ${place}`, count: onHand })}
          onClick={() => setOpened(true)}
          onKeyDown={goThroughColumn}
        >
          {shown}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        {opened && (
          <OnHandForm
            item={item}
            locationId={locationId}
            onHand={onHand}
            reserved={level?.reserved ?? 0}
            onClose={() => setOpened(false)}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

interface OnHandFormProps {
  item: StockItem
  locationId: string
  onHand: number
  reserved: number
  onClose: () => void
}

function OnHandForm({ item, locationId, onHand, reserved, onClose }: OnHandFormProps) {
  const text = useText()
  const { t } = text
  // What the reader saw when they began: a sale in between must not be overwritten unseen.
  const [expected] = useState(onHand)
  const [counted, setCounted] = useState<number | string>(onHand)
  const [reason, setReason] = useState<StaffStockReason>('counted')
  const [note, setNote] = useState('')
  const change = useStockChange()
  const tell = useTellChange()
  const stale = onHand !== expected
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        if (typeof counted !== 'number') return
        if (counted === onHand) return onClose()
        const line = { variant: { id: item.variantId }, counted, expected: stale ? onHand : expected }
        const words = note.trim() === '' ? {} : { note: note.trim() }
        change.mutate(
          { kind: 'count', body: { locationId, reason, ...words, dryRun: false, lines: [line] } },
          {
            onSuccess: (receipt) => {
              onClose()
              tell(receipt)
            },
          },
        )
      }}
    >
      <Stack gap="sm">
        <NumberInput
          label={t('stock.counted')}
          description={reserved === 0 ? undefined : `${t('stock.reserved')}: ${reserved}`}
          value={counted}
          onChange={setCounted}
          min={0}
          max={1_000_000}
          allowDecimal={false}
          data-autofocus
          onFocus={(event) => event.currentTarget.select()}
        />
        <ReasonSelect value={reason} onChange={setReason} />
        <TextInput
          label={t('stock.note')}
          placeholder={t('stock.notePlaceholder')}
          value={note}
          maxLength={500}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {change.error && (
          <Notice tone="bad" urgent>
            <Text size="sm">{problemParagraph(change.error, text)}</Text>
          </Notice>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" size="xs" onClick={onClose}>
            {t('general.cancel')}
          </Button>
          <Button type="submit" size="xs" loading={change.isPending} disabled={typeof counted !== 'number'}>
            {t('general.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function goThroughColumn(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const { stockPlace = '' } = event.currentTarget.dataset
  const column = [...document.querySelectorAll<HTMLElement>(`[data-stock-place="${CSS.escape(stockPlace)}"]`)]
  const next = column[column.indexOf(event.currentTarget) + step]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}
