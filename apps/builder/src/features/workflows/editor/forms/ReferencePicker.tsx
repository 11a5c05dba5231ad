import type { ValueType } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Popover, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactElement, useRef, useState } from 'react'
import { useEarlyEscape } from '../../../../platform/keyboard/useEarlyEscape'
import { beginsWords, hasPhrase, hasWords } from '../../../../platform/list/has-words'
import { useStepName } from '../../words/StepNamesProvider'
import { typeWord } from '../../words/type-name'
import { useEditor } from '../EditorContext'
import { moveFocus } from '../palette/move-focus'
import { SampleChooser } from '../samples/SampleChooser'
import { useSampleText } from '../samples/useSampleText'
import type { Place } from './Place'
import classes from './ReferencePicker.module.css'
import { type ReferenceGroup, type ReferenceOption, referenceGroups } from './reference-options'
import { useLateOpening } from './useLateOpening'

interface ReferencePickerProps {
  place: Place
  expected?: ValueType | undefined
  /** The button that opens it. */
  target: (open: () => void) => ReactElement
  onPick: (option: ReferenceOption) => void
  /** Whoever picks goes on elsewhere; only who leaves without is brought back to the button. */
  goesOn?: boolean
  /** Whoever asked for a value sees the list at once. */
  startsOpen?: boolean
}

/** Lists what can exist at a place of the workflow, with type and description, to be searched and picked. */
export function ReferencePicker({
  place,
  expected,
  target,
  onPick,
  goesOn = false,
  startsOpen = false,
}: ReferencePickerProps) {
  const { opened, isMade, setOpened } = useLateOpening(startsOpen)
  const [hasPicked, setHasPicked] = useState(false)
  useEarlyEscape(opened, () => setOpened(false))
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      width={340}
      position="bottom-start"
      trapFocus
      returnFocus={!(goesOn && hasPicked)}
      withinPortal
      shadow="md"
      middlewares={{ size: true }}
      classNames={{ dropdown: classes.dropdown }}
    >
      <Popover.Target>
        {target(() => {
          setHasPicked(false)
          setOpened((open) => !open)
        })}
      </Popover.Target>
      {isMade && (
        <Popover.Dropdown
          p="sm"
          onKeyDown={(event) => {
            // Escape closes this list, and not the panel around it.
            if (event.key !== 'Escape') return
            event.stopPropagation()
            setOpened(false)
          }}
        >
          <Options
            place={place}
            expected={expected}
            onPick={(option) => {
              setOpened(false)
              setHasPicked(true)
              onPick(option)
            }}
          />
        </Popover.Dropdown>
      )}
    </Popover>
  )
}

function Options({ place, expected, onPick }: Pick<ReferencePickerProps, 'place' | 'expected' | 'onPick'>) {
  const text = useText()
  const { t } = text
  const { types } = useEditor()
  const stepName = useStepName()
  const sampleOf = useSampleText(place)
  const list = useRef<HTMLDivElement>(null)
  const [search, setSearch] = useState('')
  const groups = found(referenceGroups(types, place, expected, text, stepName), search)
  const onKeyDown = (event: KeyboardEvent) => moveFocus(event, list.current)
  return (
    <>
      <TextInput
        data-autofocus
        aria-label={t('steps.field.searchReference')}
        placeholder={t('steps.field.searchReference')}
        leftSection={<IconSearch size={14} aria-hidden />}
        size="xs"
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div ref={list} className={classes.list}>
        {groups.map((group) => (
          <section key={group.key} aria-label={group.name}>
            <div className={classes.group}>{group.name}</div>
            {group.options.map((option) => (
              <button
                key={option.path.join('.')}
                type="button"
                className={classes.option}
                onClick={() => onPick(option)}
                onKeyDown={onKeyDown}
              >
                <span className={classes.told}>
                  {option.name}
                  {option.description && <span className={classes.description}>{option.description}</span>}
                  <Sample words={sampleOf(option.path, option.type)} />
                </span>
                <span className={classes.type}>{typeWord(option.type, text)}</span>
              </button>
            ))}
          </section>
        ))}
        {groups.length === 0 && (
          <Text size="sm" c="dimmed" p="xs">
            {t('steps.field.noReferences')}
          </Text>
        )}
      </div>
      <div className={classes.foot}>
        <SampleChooser />
      </div>
    </>
  )
}

function Sample({ words }: { words: string | undefined }) {
  return words === undefined ? null : <span className={classes.sample}>{words}</span>
}

/** What has the search as it was typed, or, where nothing has, what has all of its words; details come last. */
function found(groups: readonly ReferenceGroup[], search: string): ReferenceGroup[] {
  const isSearched = search.trim() !== ''
  const among = (has: (text: string, search: string) => boolean) =>
    groups
      .map((group) => {
        const hits = group.options.filter(({ name }) => has(`${group.name} ${name}`, search))
        const details = hits.filter(({ isDetail }) => isDetail === true)
        const own = hits.filter(({ isDetail }) => isDetail !== true)
        return { ...group, options: isSearched ? [...own, ...details] : own }
      })
      .filter(({ options }) => options.length > 0)
  const exact = among(hasPhrase)
  if (exact.length === 0) return among(hasWords)
  const begins = ({ name }: ReferenceGroup, option: ReferenceOption) =>
    beginsWords(`${name} ${option.name}`, search)
  if (exact.some((group) => group.options.some((option) => begins(group, option)))) return exact
  // What only ends in the words, as “unpaid amount” does in “paid amount”, comes after what begins with each of them.
  return among((text, searched) => hasPhrase(text, searched) || beginsWords(text, searched)).map((group) => ({
    ...group,
    options: group.options.toSorted((a, b) => Number(begins(group, b)) - Number(begins(group, a))),
  }))
}
