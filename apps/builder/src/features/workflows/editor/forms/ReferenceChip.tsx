import type { ReferencePath, ValueType } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { IconBraces } from '@tabler/icons-react'
import { referenceName } from '../../words/field-names'
import { useStepName } from '../../words/StepNamesProvider'
import { useEditor } from '../EditorContext'
import { useSampleText } from '../samples/useSampleText'
import type { Place } from './Place'
import { ReferencePicker } from './ReferencePicker'
import classes from './ReferencePicker.module.css'
import type { ReferenceOption } from './reference-options'
import { useTypeAt } from './useTypeAt'

interface ReferenceChipProps {
  place: Place
  /** Undefined while nothing is chosen yet. */
  path: ReferencePath | undefined
  expected?: ValueType | undefined
  placeholder: string
  startsOpen?: boolean
  onPick: (option: ReferenceOption) => void
}

/** A chosen reference by its human name; pressing it chooses another. */
export function ReferenceChip({
  place,
  path,
  expected,
  placeholder,
  startsOpen,
  onPick,
}: ReferenceChipProps) {
  const text = useText()
  const { t } = text
  const { readOnly } = useEditor()
  const stepName = useStepName()
  const typeOf = useTypeAt(place)
  const name = path === undefined ? undefined : referenceName(path, text, stepName)
  const type = path === undefined ? undefined : typeOf(path)
  const sampleOf = useSampleText(place)
  const sample = path === undefined || type === undefined ? undefined : sampleOf(path, type)
  const lost = path !== undefined && type === undefined
  return (
    <ReferencePicker
      place={place}
      expected={expected}
      startsOpen={startsOpen}
      onPick={onPick}
      target={(open) => (
        <button
          type="button"
          className={classes.chip}
          disabled={readOnly}
          data-lost={lost || undefined}
          title={lost ? t('steps.field.unknownReference') : sample}
          aria-description={sample}
          // Drawn by the style sheet: no part of the words by which the button is called.
          data-sample={sample}
          aria-haspopup="dialog"
          aria-label={name === undefined ? placeholder : t('steps.field.changeReference', { name })}
          onClick={open}
        >
          <span className={classes.chipName}>
            <IconBraces size={14} aria-hidden />
            <span>{name ?? placeholder}</span>
          </span>
        </button>
      )}
    />
  )
}
