import { useText } from '@counterflow/ui'
import { Text, TextInput } from '@mantine/core'
import { useMergedRef } from '@mantine/hooks'
import { IconCheck, IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { createTypeAhead } from '../../../../platform/keyboard/type-ahead'
import { useOneTabStop } from '../../../../platform/keyboard/useOneTabStop'
import { hasWords } from '../../../../platform/list/has-words'
import { useCatalogue } from '../../catalogue/CatalogueProvider'
import hues from '../../graph/hues.module.css'
import { triggerLook } from '../../graph/step-look'
import { useCategoryName } from '../../templates/useCategoryName'
import { moveFocus } from './move-focus'
import classes from './StepList.module.css'

interface TriggerListProps {
  chosen: string | undefined
  onChoose: (type: string) => void
}

/** Every trigger by category, to be searched and chosen. */
export function TriggerList({ chosen, onChoose }: TriggerListProps) {
  const { t, local } = useText()
  const catalogue = useCatalogue()
  const categoryName = useCategoryName()
  const list = useRef<HTMLDivElement>(null)
  const stop = useOneTabStop()
  const [lettersTyped] = useState(createTypeAhead)
  const [search, setSearch] = useState('')
  const triggers = [...catalogue.triggers.values()].filter(({ title, description }) =>
    hasWords(`${local(title)} ${local(description)}`, search),
  )
  const categories = [...new Set(triggers.map(({ category }) => category))]
  const onKeyDown = (event: KeyboardEvent) => moveFocus(event, list.current, lettersTyped)
  const Icon = triggerLook.icon
  return (
    <div>
      <TextInput
        type="search"
        size="xs"
        aria-label={t('editor.palette.searchTriggers')}
        placeholder={t('editor.palette.searchTriggers')}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it notes which of its buttons has the focus. */}
      <div ref={useMergedRef(list, stop.ref)} className={classes.list} onFocus={stop.onFocus}>
        {categories.map((category) => (
          <section key={category} aria-label={categoryName(category)}>
            <div className={classes.group}>{categoryName(category)}</div>
            {triggers
              .filter((trigger) => trigger.category === category)
              .map(({ id, title, description }) => (
                <button
                  key={id}
                  type="button"
                  className={classes.option}
                  aria-current={id === chosen || undefined}
                  onClick={() => onChoose(id)}
                  onKeyDown={onKeyDown}
                >
                  <span className={`${classes.icon} ${hues.hue}`} data-hue={triggerLook.hue}>
                    <Icon size={16} stroke={1.75} aria-hidden />
                  </span>
                  <span style={{ flex: 1 }}>
                    <span className={classes.name}>{local(title)}</span>
                    <span className={classes.hint}>{local(description)}</span>
                  </span>
                  {id === chosen && <IconCheck size={16} aria-hidden />}
                </button>
              ))}
          </section>
        ))}
        {triggers.length === 0 && (
          <Text size="sm" c="dimmed" p="xs">
            {t('editor.palette.empty')}
          </Text>
        )}
      </div>
    </div>
  )
}
