import { useText } from '@counterflow/ui'
import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useNotifyProblem } from '../../platform/api/useNotifyProblem'
import { type TillException, useReopen } from './exception-queries'

/** Says that an exception was seen to, with a way back; the list of what was seen to offers it as well. */
export function useTellSettled(): (settled: TillException) => void {
  const { t } = useText()
  const reopen = useReopen()
  const notifyProblem = useNotifyProblem()
  return (settled) => {
    const id = `settled-${settled.id}`
    const takeBack = () => {
      notifications.hide(id)
      reopen.mutate(settled, { onError: notifyProblem })
    }
    notifications.show({
      id,
      message: (
        <Group justify="space-between" wrap="nowrap">
          {t('tillExceptions.settledNow')}
          <Button variant="subtle" size="compact-sm" onClick={takeBack}>
            {t('tillExceptions.reopen')}
          </Button>
        </Group>
      ),
    })
  }
}
