import { useText } from '@counterflow/ui'
import { ActionIcon, Menu } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconFolderPlus,
  IconFolderX,
  IconTrash,
} from '@tabler/icons-react'
import { useLateOpening } from '../forms/useLateOpening'
import { useConditionLines } from './ConditionLines'
import type { LinePath } from './move-line'

interface LineActionsProps {
  path: LinePath
  /** Whether it is a group, whose lines can be taken out of it. */
  isGroup?: boolean
  removeWords: string
  onRemove: () => void
}

/** What can be done with a line or a group of a condition. */
export function LineActions({ path, isGroup = false, removeWords, onRemove }: LineActionsProps) {
  const { t } = useText()
  const lines = useConditionLines()
  const { opened, isMade, setOpened } = useLateOpening()
  const key = path.join('.')
  return (
    <div style={{ display: 'flex', flex: 'none', gap: 2 }}>
      <Menu opened={opened} onChange={setOpened} position="bottom-end" withinPortal shadow="md">
        <Menu.Target>
          <ActionIcon size={24} aria-label={t('values.condition.actions')} data-line-actions={key}>
            <IconDots size={14} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        {isMade && (
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconArrowUp size={14} aria-hidden />}
              disabled={!lines.canMove(path, 'up')}
              onClick={() => lines.move(path, 'up')}
            >
              {t('values.condition.moveUp')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowDown size={14} aria-hidden />}
              disabled={!lines.canMove(path, 'down')}
              onClick={() => lines.move(path, 'down')}
            >
              {t('values.condition.moveDown')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconFolderPlus size={14} aria-hidden />}
              onClick={() => lines.wrap(path)}
            >
              {t('values.condition.wrap')}
            </Menu.Item>
            {isGroup && (
              <Menu.Item
                leftSection={<IconFolderX size={14} aria-hidden />}
                onClick={() => lines.unwrap(path)}
              >
                {t('values.condition.unwrap')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        )}
      </Menu>
      <ActionIcon size={24} aria-label={removeWords} onClick={onRemove}>
        <IconTrash size={14} aria-hidden />
      </ActionIcon>
    </div>
  )
}
