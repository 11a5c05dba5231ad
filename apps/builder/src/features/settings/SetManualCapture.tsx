import { useText } from '@counterflow/ui'
import { Button, Text } from '@mantine/core'
import { useNotifyProblem } from '../../platform/api/useNotifyProblem'
import { useUpdateShop } from './shop-queries'

interface SetManualCaptureProps {
  allowed: boolean
  onDone?: (() => void) | undefined
}

/** The remedy for R65 where the need for it arises. */
export function SetManualCapture({ allowed, onDone }: SetManualCaptureProps) {
  const { t } = useText()
  const update = useUpdateShop()
  const notifyProblem = useNotifyProblem()
  if (!allowed) {
    return (
      <Text size="sm" mt={4}>
        {t('settings.capture.needsOwner')}
      </Text>
    )
  }
  return (
    <Button
      size="xs"
      mt="xs"
      loading={update.isPending}
      onClick={() =>
        update.mutate({ captureMode: 'manual' }, { onSuccess: () => onDone?.(), onError: notifyProblem })
      }
    >
      {t('settings.capture.setManual')}
    </Button>
  )
}
