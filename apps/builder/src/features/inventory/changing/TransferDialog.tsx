import { useText } from '@counterflow/ui'
import { SimpleGrid } from '@mantine/core'
import { useState } from 'react'
import type { Location } from '../../settings/locations/location-queries'
import { LocationSelect } from './LocationSelect'
import { StockDialog } from './StockDialog'
import { areComplete, type StockLine, StockLines } from './StockLines'
import { useStockChange } from './useStockChange'
import { useTellChange } from './useTellChange'

interface TransferDialogProps {
  /** Two or more. */
  locations: readonly Location[]
  onClose: () => void
}

/** Moves pieces from one location to another. */
export function TransferDialog({ locations, onClose }: TransferDialogProps) {
  const { t } = useText()
  const [fromLocationId, setFrom] = useState(locations[0]?.id ?? '')
  const [toLocationId, setTo] = useState(locations[1]?.id ?? '')
  const [lines, setLines] = useState<StockLine[]>([])
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const change = useStockChange()
  const tell = useTellChange()
  const same = fromLocationId === toLocationId
  const submit = () => {
    setTried(true)
    if (same || !areComplete(lines)) return
    const body = {
      ...{ fromLocationId, toLocationId },
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      lines: lines.map(({ item, quantity }) => ({
        variant: { id: item.variantId },
        quantity: Number(quantity),
      })),
    }
    change.mutate(
      { kind: 'transfer', body },
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
      title={t('stock.transfer')}
      submit={t('stock.transfer')}
      note={note}
      onNote={setNote}
      onSubmit={submit}
      onClose={onClose}
      busy={change.isPending}
      error={change.error}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <LocationSelect
          label={t('stock.from')}
          locations={locations}
          value={fromLocationId}
          onChange={setFrom}
        />
        <LocationSelect
          label={t('stock.to')}
          locations={locations}
          value={toLocationId}
          onChange={setTo}
          error={same ? t('stock.otherLocation') : undefined}
        />
      </SimpleGrid>
      <StockLines
        lines={lines}
        onChange={setLines}
        locationId={fromLocationId}
        error={tried && !areComplete(lines) ? t('stock.linesMissing') : undefined}
      />
    </StockDialog>
  )
}
