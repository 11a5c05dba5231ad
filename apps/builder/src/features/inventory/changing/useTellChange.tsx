import { useText } from '@counterflow/ui'
import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { type StockReceipt, useUndoStock } from './useStockChange'

/** Says that stock was changed, with a way back; the history offers it as well. */
export function useTellChange(): (receipt: StockReceipt | null) => void {
  const { t } = useText()
  const undo = useUndoStock()
  const notifyProblem = useNotifyProblem()
  return (receipt) => {
    if (receipt === null || receipt.levels.length === 0) return
    const id = receipt.changeId
    const takeBack = () => {
      notifications.hide(id)
      undo.mutate(id, {
        onSuccess: () => notifications.show({ message: t('stock.undone') }),
        onError: notifyProblem,
      })
    }
    notifications.show({
      id,
      message: (
        <Group justify="space-between" wrap="nowrap">
          {t('stock.saved')}
          <Button variant="subtle" size="compact-sm" onClick={takeBack}>
            {t('stock.undo')}
          </Button>
        </Group>
      ),
    })
  }
}
