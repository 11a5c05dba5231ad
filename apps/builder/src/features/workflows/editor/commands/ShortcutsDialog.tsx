import { useText } from '@counterflow/ui'
import { Modal, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { keysText } from '../../../../platform/keyboard/key-names'
import { useReturnedFocus } from '../../../../platform/keyboard/useReturnedFocus'
import { hasWords } from '../../../../platform/list/has-words'
import { currentElement } from '../stepping/element-of'
import { useCommands } from './CommandsContext'
import { Keys } from './Keys'
import { commandGroups, commandIds, groupOf, keysOf } from './keymap'
import { movingKeys } from './moving-keys'
import classes from './ShortcutsDialog.module.css'

interface Line {
  id: string
  label: string
  keys: readonly string[]
}

interface ShortcutsDialogProps {
  opened: boolean
  onClose: () => void
}

/** Every key of the editor by group, to be searched by what it does or by the key. */
export function ShortcutsDialog({ opened, onClose }: ShortcutsDialogProps) {
  useReturnedFocus(currentElement)
  const { t } = useText()
  const [search, setSearch] = useState('')
  const groups = useLines(search)
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('commands.shortcuts')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('general.close') }}
      onExitTransitionEnd={() => setSearch('')}
    >
      <TextInput
        data-autofocus
        type="search"
        mb="md"
        aria-label={t('commands.search')}
        placeholder={t('commands.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <div className={classes.columns}>
        {groups.map(({ id, heading, lines }) => (
          <section key={id} className={classes.group} aria-label={heading}>
            <h3 className={classes.heading}>{heading}</h3>
            <dl className={classes.list}>
              {lines.map((line) => (
                <div key={line.id} className={classes.line}>
                  <dt>{line.label}</dt>
                  <dd>
                    {line.keys.map((keys) => (
                      <Keys key={keys} keys={keys} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Text size="sm" c="dimmed" role="status">
        {groups.length === 0 && t('commands.nothingFound')}
      </Text>
    </Modal>
  )
}

function useLines(search: string) {
  const { t } = useText()
  const commands = useCommands()
  const fits = ({ label, keys }: Line) =>
    hasWords([label, ...keys.map((each) => keysText(each, t))].join(' '), search)
  const ofCommands = commandGroups.map((group) => ({
    id: group,
    heading: t(`commands.group.${group}`),
    lines: commandIds
      .filter((id) => groupOf(id) === group && keysOf(id).length > 0 && commands.deed(id) !== undefined)
      .map((id): Line => ({ id, label: t(`commands.name.${id}`), keys: keysOf(id) })),
  }))
  const ofMoving = (['canvas', 'outline'] as const).map((place) => ({
    id: `moving ${place}`,
    heading: t(`commands.moving.${place}`),
    lines: movingKeys[place].map(({ id, keys }): Line => ({ id, label: t(`commands.move.${id}`), keys })),
  }))
  return [...ofCommands, ...ofMoving]
    .map((group) => ({ ...group, lines: group.lines.filter(fits) }))
    .filter(({ lines }) => lines.length > 0)
}
