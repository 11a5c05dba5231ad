import { useText } from '@counterflow/ui'
import { ActionIcon, Popover, Text, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconHistory } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { ariaKeys, keysText } from '../../../../platform/keyboard/key-names'
import { useEarlyEscape } from '../../../../platform/keyboard/useEarlyEscape'
import { useDeeds } from '../commands/CommandsContext'
import { keysOf } from '../commands/keymap'
import { changeText } from '../editing/change-text'
import { moveFocus } from '../palette/move-focus'
import type { DrawingTools } from '../useDrawing'
import classes from './HistoryList.module.css'
import { historyEntries } from './history-entries'

/** The button to everything that was done to the drawing. */
export function HistoryList({ drawing }: { drawing: DrawingTools }) {
  const { t } = useText()
  const [opened, setOpened] = useState(false)
  const isEmpty = drawing.past.length + drawing.future.length === 0
  const words = t('commands.name.history')
  const [keys = ''] = keysOf('history')
  useEarlyEscape(opened, () => setOpened(false))
  useDeeds({ history: { enabled: !isEmpty, run: () => setOpened(true) } })
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={320}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Tooltip label={`${words} (${keysText(keys, t)})`} disabled={opened}>
          <ActionIcon
            aria-label={words}
            aria-keyshortcuts={ariaKeys([keys])}
            disabled={isEmpty}
            onClick={() => setOpened(!opened)}
          >
            <IconHistory size={18} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={t('history.title')}>
        <Text fw={600} size="sm" px={8} pb={4}>
          {t('history.title')}
        </Text>
        <Entries drawing={drawing} onGo={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

/** Everything that was done, the newest first; a press on a line goes back or forward to it. */
function Entries({ drawing, onGo }: { drawing: DrawingTools; onGo: () => void }) {
  const { t } = useText()
  const { past, future, travel } = drawing
  const list = useRef<HTMLUListElement>(null)
  const line = (key: string, steps: number, undone: boolean, label: ReactNode) => {
    const isHere = steps === past.length
    return (
      <li key={key}>
        <button
          type="button"
          className={classes.entry}
          data-undone={undone || undefined}
          data-autofocus={isHere || undefined}
          aria-current={isHere ? 'step' : undefined}
          onClick={() => {
            onGo()
            travel(steps)
          }}
          onKeyDown={(event) => moveFocus(event, list.current)}
        >
          <span className={classes.words}>{label}</span>
          {undone && <Text size="xs">{t('history.isUndone')}</Text>}
          {isHere && <IconCheck size={14} aria-hidden />}
        </button>
      </li>
    )
  }
  return (
    <ul ref={list} className={classes.list}>
      {historyEntries({ past, future }).map(({ what, steps, undone }) =>
        line(`${steps}`, steps, undone, changeText(what, t)),
      )}
      {line(
        'start',
        0,
        false,
        <>
          <IconArrowBackUp size={14} aria-hidden style={{ verticalAlign: -2 }} /> {t('history.start')}
        </>,
      )}
    </ul>
  )
}
