import type { Position } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Popover } from '@mantine/core'
import { useEarlyEscape } from '../../../../platform/keyboard/useEarlyEscape'
import type { StepPlace } from '../adding/step-place'
import type { StepChoice } from '../editing/new-step'
import { StepList } from './StepList'

export interface AddRequest {
  where: StepPlace
  /** Where on the screen it was asked for. */
  screen: Position
}

interface AddStepPopoverProps {
  request: AddRequest | undefined
  onChoose: (choice: StepChoice) => void
  onClose: () => void
}

/** The list of steps where one was asked for: at an exit, on a connection, or where a connection was let go. */
export function AddStepPopover({ request, onChoose, onClose }: AddStepPopoverProps) {
  const { t } = useText()
  useEarlyEscape(request !== undefined, onClose)
  return (
    <Popover
      opened={request !== undefined}
      onChange={(opened) => {
        if (!opened) onClose()
      }}
      position="right-start"
      width={300}
      trapFocus
      returnFocus
      shadow="md"
    >
      <Popover.Target>
        <span
          aria-hidden
          style={{
            position: 'fixed',
            left: request?.screen.x ?? 0,
            top: request?.screen.y ?? 0,
            width: 1,
            height: 1,
          }}
        />
      </Popover.Target>
      <Popover.Dropdown
        p="sm"
        aria-label={t('editor.palette.open')}
        style={{ display: 'flex', flexDirection: 'column', maxHeight: 'min(440px, 70vh)' }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onClose()
        }}
      >
        <StepList autoFocus onChoose={onChoose} />
      </Popover.Dropdown>
    </Popover>
  )
}
