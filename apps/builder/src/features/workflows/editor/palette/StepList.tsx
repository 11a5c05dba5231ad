import { useText } from '@counterflow/ui'
import { Text, TextInput } from '@mantine/core'
import { useMergedRef } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, memo, startTransition, useEffect, useRef, useState } from 'react'
import { createTypeAhead } from '../../../../platform/keyboard/type-ahead'
import { useOneTabStop } from '../../../../platform/keyboard/useOneTabStop'
import { oncePainted } from '../../../../platform/scheduling/once-painted'
import { useCatalogue } from '../../catalogue/CatalogueProvider'
import hues from '../../graph/hues.module.css'
import { useCategoryName } from '../../templates/useCategoryName'
import type { StepChoice } from '../editing/new-step'
import { stepDragType } from './drag'
import { moveFocus } from './move-focus'
import classes from './StepList.module.css'
import { beginningOf, foundIn, stepGroups } from './step-groups'

interface StepListProps {
  onChoose: (choice: StepChoice) => void
  /** Steps can be dragged onto the canvas. */
  draggable?: boolean
  autoFocus?: boolean
}

/** As many as are seen before one scrolls. */
const firstSeen = 14

/** False until what is seen first is on the screen. */
function useWhole(): boolean {
  const [whole, setWhole] = useState(false)
  useEffect(() => oncePainted(() => startTransition(() => setWhole(true))), [])
  return whole
}

/** Every kind of step, to be searched, walked through with the arrow keys, pressed or dragged. */
export const StepList = memo(function StepList({
  onChoose,
  draggable = false,
  autoFocus = false,
}: StepListProps) {
  const text = useText()
  const { t } = text
  const catalogue = useCatalogue()
  const categoryName = useCategoryName()
  const list = useRef<HTMLDivElement>(null)
  const stop = useOneTabStop()
  const [lettersTyped] = useState(createTypeAhead)
  const [search, setSearch] = useState('')
  const whole = useWhole()
  const found = foundIn(stepGroups(catalogue, text, categoryName), search)
  const groups = whole || search !== '' ? found : beginningOf(found, firstSeen)
  const onKeyDown = (event: KeyboardEvent) => moveFocus(event, list.current, lettersTyped)
  return (
    <>
      <TextInput
        type="search"
        size="xs"
        data-autofocus={autoFocus || undefined}
        aria-label={t('editor.palette.search')}
        placeholder={t('editor.palette.search')}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it notes which of its buttons has the focus. */}
      <div ref={useMergedRef(list, stop.ref)} className={classes.list} onFocus={stop.onFocus}>
        {groups.map((group) => (
          <section key={group.key} aria-label={group.name}>
            <div className={classes.group}>{group.name}</div>
            {group.options.map(({ key, choice, name, hint, look: { icon: Icon, hue } }) => (
              <button
                key={key}
                type="button"
                className={classes.option}
                draggable={draggable}
                onDragStart={(event) => {
                  event.dataTransfer.setData(stepDragType, JSON.stringify(choice))
                  event.dataTransfer.effectAllowed = 'copy'
                }}
                onClick={() => onChoose(choice)}
                onKeyDown={onKeyDown}
              >
                <span className={`${classes.icon} ${hues.hue}`} data-hue={hue}>
                  <Icon size={16} stroke={1.75} aria-hidden />
                </span>
                <span>
                  <span className={classes.name}>{name}</span>
                  <span className={classes.hint}>{hint}</span>
                </span>
              </button>
            ))}
          </section>
        ))}
        {groups.length === 0 && (
          <Text size="sm" c="dimmed" p="xs">
            {t('editor.palette.empty')}
          </Text>
        )}
      </div>
    </>
  )
})
