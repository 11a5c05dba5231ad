import { useText } from '@counterflow/ui'
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconBraces, IconPencil } from '@tabler/icons-react'

interface KindSwitchProps {
  byReference: boolean
  label: string
  onSwap: () => void
}

/** Changes a field between a value that is written down and one of the run. */
export function KindSwitch({ byReference, label, onSwap }: KindSwitchProps) {
  const { t } = useText()
  const words = t(byReference ? 'steps.field.literal' : 'steps.field.reference')
  return (
    <Tooltip label={words}>
      <ActionIcon size="sm" aria-label={`${label}: ${words}`} onClick={onSwap}>
        {byReference ? <IconPencil size={14} aria-hidden /> : <IconBraces size={14} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  )
}
