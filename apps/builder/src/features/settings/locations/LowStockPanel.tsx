import { Panel, useText } from '@counterflow/ui'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { stockSettingsQuery, useSetShopThreshold } from '../../inventory/stock-queries'
import { ThresholdField } from '../../inventory/ThresholdField'
import { useMay } from '../../session/useStaff'

/** At how many pieces stock is low where a product has no number of its own. */
export function LowStockPanel() {
  const { t } = useText()
  const may = useMay()
  const { data: settings } = useQuery(stockSettingsQuery)
  const set = useSetShopThreshold()
  if (settings === undefined) return null
  return (
    <Panel title={t('stock.shopThreshold')}>
      <ThresholdField
        label={t('stock.threshold')}
        description={t('stock.shopThresholdHint')}
        value={settings.lowStockThreshold}
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
