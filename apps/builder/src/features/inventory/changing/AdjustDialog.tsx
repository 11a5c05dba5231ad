import type { StaffStockReason } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { useState } from 'react'
import type { Location } from '../../settings/locations/location-queries'
import { LocationSelect } from './LocationSelect'
import { ReasonSelect } from './ReasonSelect'
import { StockDialog } from './StockDialog'
import { areComplete, type StockLine, StockLines } from './StockLines'
import { useStockChange } from './useStockChange'
import { useTellChange } from './useTellChange'

interface AdjustDialogProps {
  /** Goods that arrive only come, and their reason is known. */
  kind: 'receive' | 'adjust'
  locations: readonly Location[]
  onClose: () => void
}

/** Adds pieces to a location, or takes some away. */
export function AdjustDialog({ kind, locations, onClose }: AdjustDialogProps) {
  const { t } = useText()
  const [locationId, setLocationId] = useState(locations[0]?.id ?? '')
  const [reason, setReason] = useState<StaffStockReason>(kind === 'receive' ? 'received' : 'corrected')
  const [lines, setLines] = useState<StockLine[]>([])
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const change = useStockChange()
  const tell = useTellChange()
  const submit = () => {
    setTried(true)
    if (!areComplete(lines)) return
    const body = {
      ...{ locationId, reason },
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      lines: lines.map(({ item, quantity }) => ({
        variant: { id: item.variantId },
        change: Number(quantity),
      })),
    }
    change.mutate(
      { kind: 'adjust', body },
      {
        onSuccess: (receipt) => {
          onClose()
          tell(receipt)
        },
      },
    )
  }
  return (
    <StockDialog
      title={t(`stock.${kind}`)}
      submit={t('general.save')}
      note={note}
      onNote={setNote}
      onSubmit={submit}
      onClose={onClose}
      busy={change.isPending}
      error={change.error}
    >
      <LocationSelect
        label={t('stock.location')}
        locations={locations}
        value={locationId}
        onChange={setLocationId}
      />
      {kind === 'adjust' && <ReasonSelect value={reason} onChange={setReason} />}
      <StockLines
        lines={lines}
        onChange={setLines}
        locationId={locationId}
        signed={kind === 'adjust'}
        error={tried && !areComplete(lines) ? t('stock.linesMissing') : undefined}
      />
    </StockDialog>
  )
}
