import { useNow, useText } from '@counterflow/ui'
import { useDeferredValue, useMemo } from 'react'
import { useEditor } from '../EditorContext'
import { type Place, pathText } from '../forms/Place'
import { eventWords } from '../samples/SampleChooser'
import { useSamples } from '../samples/SamplesContext'
import classes from './LiquidField.module.css'
import { isLiquid, previewTemplate } from './template-preview'
import { templateReasonText } from './template-reason-text'

interface TemplatePreviewProps {
  place: Place
  source: string
}

/** What a template comes to for the chosen past event, as one writes it. */
export function TemplatePreview({ place, source }: TemplatePreviewProps) {
  const { t } = useText()
  const { findings } = useEditor()
  const { at, state } = useSamples()
  const written = useDeferredValue(source)
  const rendered = useMemo(
    () => (isLiquid(written) && state !== 'loading' ? previewTemplate(written, place, at) : undefined),
    [written, place, at, state],
  )
  const here = pathText(place.path)
  const isTold = findings.some(({ severity, path }) => severity === 'error' && pathText(path) === here)
  // What is wrong with the template itself stands below the field already.
  if (rendered === undefined || isTold) return null
  return (
    <div className={classes.preview}>
      <Source hasExamples={rendered.hasExamples} />
      {rendered.problem === undefined ? (
        <output className={classes.text}>
          {rendered.text.trim() === '' ? t('values.preview.nothing') : rendered.text}
        </output>
      ) : (
        <span className={classes.fails}>{templateReasonText(rendered.problem, t)}</span>
      )}
    </div>
  )
}

function Source({ hasExamples }: { hasExamples: boolean }) {
  const text = useText()
  const now = useNow()
  const { event } = useSamples()
  const from =
    event === undefined
      ? text.t('values.preview.ofExamples')
      : text.t('values.preview.of', { event: eventWords(event, now, text) })
  return (
    <span className={classes.source}>
      {from}
      {hasExamples && event !== undefined && ` · ${text.t('values.preview.withExamples')}`}
    </span>
  )
}
