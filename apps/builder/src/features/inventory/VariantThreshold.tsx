import { Panel, useText } from '@counterflow/ui'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useMay } from '../session/useStaff'
import { type StockItem, stockSettingsQuery, useSetThreshold } from './stock-queries'
import { ThresholdField } from './ThresholdField'

/** At how many pieces a variant is low, and what counts where it has no number of its own. */
export function VariantThreshold({ item: { variantId, threshold } }: { item: StockItem }) {
  const { t } = useText()
  const may = useMay()
  const { data: settings } = useQuery(stockSettingsQuery)
  const set = useSetThreshold(variantId)
  const usual = settings?.lowStockThreshold ?? null
  const usualWords = usual === null ? t('stock.noThreshold') : t('stock.usualThreshold', { count: usual })
  return (
    <Panel title={t('stock.shopThreshold')}>
      <ThresholdField
        label={t('stock.threshold')}
        description={t('stock.thresholdHint', { usual: usualWords })}
        value={threshold}
        readOnly={!may('inventory.update')}
        saving={set.isPending}
        error={set.error}
        onSave={(next) =>
          set.mutate(next, { onSuccess: () => notifications.show({ message: t('general.saved') }) })
        }
      />
    </Panel>
  )
}
