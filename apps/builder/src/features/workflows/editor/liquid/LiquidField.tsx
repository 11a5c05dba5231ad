import type { Value } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { ActionIcon, Textarea, TextInput, Tooltip } from '@mantine/core'
import { IconVariablePlus } from '@tabler/icons-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { useEditor } from '../EditorContext'
import type { Place } from '../forms/Place'
import { ReferencePicker } from '../forms/ReferencePicker'
import { valueOfText, writtenText } from '../forms/written-text'
import type { LiquidHandle } from './LiquidEditor'
import { useLiquidEditor } from './LiquidEditorProvider'
import classes from './LiquidField.module.css'
import { liquidParts, liquidPath } from './liquid-source'

// It brings the library that fills templates in, which a text without values does without.
const TemplatePreview = lazy(async () => ({ default: (await import('./TemplatePreview')).TemplatePreview }))

interface LiquidFieldProps {
  place: Place
  label: string
  value: Value | undefined
  onChange: (value: Value) => void
  multiline?: boolean
  /** Leaves out the button and what the text comes to, where there is no room for them. */
  compact?: boolean
}

/** A text that may use values of the run, with what it comes to for a past event. */
export function LiquidField({
  place,
  label,
  value,
  onChange,
  multiline = false,
  compact = false,
}: LiquidFieldProps) {
  const { t } = useText()
  const { readOnly } = useEditor()
  const handle = useRef<LiquidHandle>(undefined)
  const Editor = useLiquidEditor()
  // The field is not taken away from somebody who writes in it already.
  const [isWriting, setWriting] = useState(false)
  const source = writtenText(value)
  const change = (text: string) => onChange(valueOfText(text))
  const insert = (reference: string) => {
    if (handle.current === undefined) change(`${source}${reference}`)
    else handle.current.insert(reference)
  }
  const plain = {
    'aria-label': label,
    readOnly,
    size: 'sm' as const,
    value: source,
    onFocus: () => setWriting(true),
    onBlur: () => setWriting(false),
  }
  return (
    <div className={classes.field}>
      <div className={classes.row}>
        <div className={classes.input}>
          {Editor !== undefined && !isWriting ? (
            <Editor
              place={place}
              label={label}
              description={t('values.liquid.hint')}
              placeholder={readOnly ? '' : t('values.liquid.placeholder', { open: '{{' })}
              value={source}
              onChange={change}
              readOnly={readOnly}
              multiline={multiline}
              onHandle={(next) => {
                handle.current = next
              }}
            />
          ) : multiline ? (
            <Textarea
              {...plain}
              autosize
              minRows={4}
              onChange={(event) => change(event.currentTarget.value)}
            />
          ) : (
            <TextInput {...plain} onChange={(event) => change(event.currentTarget.value)} />
          )}
        </div>
        {!readOnly && !compact && (
          <ReferencePicker
            place={place}
            onPick={({ path }) => insert(`{{ ${liquidPath(path)} }}`)}
            target={(open) => (
              <Tooltip label={t('values.liquid.insert')}>
                <ActionIcon
                  mt={5}
                  size="sm"
                  aria-label={`${label}: ${t('values.liquid.insert')}`}
                  onClick={open}
                >
                  <IconVariablePlus size={15} aria-hidden />
                </ActionIcon>
              </Tooltip>
            )}
          />
        )}
      </div>
      {!compact && liquidParts(source).length > 0 && (
        <Suspense>
          <TemplatePreview place={place} source={source} />
        </Suspense>
      )}
    </div>
  )
}
