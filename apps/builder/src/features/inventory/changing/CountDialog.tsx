import { useText } from '@counterflow/ui'
import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Location } from '../../settings/locations/location-queries'
import { CheckedRows } from './CheckedRows'
import { LocationSelect } from './LocationSelect'
import { StockDialog } from './StockDialog'
import { useCheckSheet } from './useCountSheet'
import { useStockChange } from './useStockChange'
import { useTellChange } from './useTellChange'

interface CountDialogProps {
  locations: readonly Location[]
  onClose: () => void
}

/** Takes over what was counted on a sheet: first it is tried, and its bad rows are named. */
export function CountDialog({ locations, onClose }: CountDialogProps) {
  const { t } = useText()
  const [locationId, setLocationId] = useState(locations[0]?.id ?? '')
  const [sheet, setSheet] = useState('')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const check = useCheckSheet()
  const change = useStockChange()
  const tell = useTellChange()
  const checked = check.data
  const ready = checked !== undefined && checked.bad.length === 0 && checked.good.length > 0
  // What was checked is no longer what would be taken.
  const startAnew = () => {
    check.reset()
    change.reset()
  }
  const submit = () => {
    setTried(true)
    if (sheet.trim() === '') return
    if (!ready) return check.mutate({ locationId, text: sheet })
    const lines = checked.good.map(({ sku, counted, before }) => ({
      variant: { sku },
      counted,
      expected: before,
    }))
    const words = note.trim() === '' ? {} : { note: note.trim() }
    change.mutate(
      { kind: 'count', body: { locationId, reason: 'counted', ...words, dryRun: false, lines } },
      {
        onSuccess: (receipt) => {
          onClose()
          tell(receipt)
        },
        onError: () => check.mutate({ locationId, text: sheet }),
      },
    )
  }
  return (
    <StockDialog
      title={t('stock.count')}
      submit={t(ready ? 'stock.takeCount' : 'stock.check')}
      note={note}
      onNote={setNote}
      onSubmit={submit}
      onClose={onClose}
      busy={check.isPending || change.isPending}
      error={change.error ?? check.error}
    >
      <LocationSelect
        label={t('stock.location')}
        locations={locations}
        value={locationId}
        onChange={(chosen) => {
          setLocationId(chosen)
          startAnew()
        }}
      />
      <Textarea
        label={t('stock.paste')}
        description={t('stock.pasteHint')}
        value={sheet}
        error={tried && sheet.trim() === '' ? t('stock.pasteMissing') : undefined}
        onChange={(event) => {
          setSheet(event.currentTarget.value)
          startAnew()
        }}
        rows={8}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        data-autofocus
      />
      {checked && <CheckedRows checked={checked} />}
    </StockDialog>
  )
}
