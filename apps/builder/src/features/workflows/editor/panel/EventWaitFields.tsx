import { typeAt, unknownType, type ValueType, type WaitFor } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { useCatalogue } from '../../catalogue/CatalogueProvider'
import { fieldName } from '../../words/field-names'
import { useEditor } from '../EditorContext'
import { FieldFrame } from '../forms/FieldFrame'
import { LateSelect } from '../forms/LateSelect'
import { inside, type Place } from '../forms/Place'
import { below } from '../forms/reference-options'
import { ValueField } from '../forms/ValueField'
import { SpanInput } from './SpanInput'

type EventWait = Extract<WaitFor, { kind: 'event' }>

interface EventWaitFieldsProps {
  place: Place
  wait: EventWait
  onChange: (wait: EventWait) => void
}

const isPlain = ({ kind }: ValueType) => kind !== 'object' && kind !== 'list'

/** Which event is waited for, by which of its values it is known, and for how long. */
export function EventWaitFields({ place, wait, onChange }: EventWaitFieldsProps) {
  const text = useText()
  const { t, local } = text
  const { readOnly } = useEditor()
  const { triggers, contracts } = useCatalogue()
  const { match } = wait
  const output = contracts.triggers.get(wait.trigger)?.output ?? unknownType
  const fields = below([], output, [], text).filter(({ type }) => isPlain(type))
  const matched = typeAt(output, match.path)
  const choose = (trigger: string) => {
    const [first] = below([], contracts.triggers.get(trigger)?.output ?? unknownType, [], text).filter(
      ({ type }) => isPlain(type),
    )
    onChange({ ...wait, trigger, match: { path: first?.path ?? ['id'] } })
  }
  return (
    <>
      <FieldFrame place={inside(place, 'trigger')} label={t('editor.panel.waitEvent')}>
        <LateSelect
          aria-label={t('editor.panel.waitEvent')}
          readOnly={readOnly}
          allowDeselect={false}
          data={[...contracts.triggers.values()]
            .filter(({ kind }) => kind === 'event')
            .map(({ id }) => ({
              value: id,
              label: local(triggers.get(id)?.title ?? { en: id, ko: id, ja: id }),
            }))}
          value={wait.trigger}
          onChange={(next) => {
            if (next !== null && next !== wait.trigger) choose(next)
          }}
        />
      </FieldFrame>
      <FieldFrame
        place={inside(place, 'match', 'path')}
        label={t('editor.panel.waitMatch')}
        hint={t('editor.panel.waitMatchHint')}
      >
        <LateSelect
          aria-label={t('editor.panel.waitMatch')}
          readOnly={readOnly}
          allowDeselect={false}
          searchable
          data={fields.map(({ path, name }) => ({ value: JSON.stringify(path), label: name }))}
          value={JSON.stringify(match.path)}
          onChange={(next) => {
            const field = fields.find(({ path }) => JSON.stringify(path) === next)
            if (field !== undefined) onChange({ ...wait, match: { ...match, path: field.path } })
          }}
        />
      </FieldFrame>
      <ValueField
        place={inside(place, 'match', 'equals')}
        name={fieldName(`${match.path.at(-1)}`, text)}
        field={{
          type: 'missing' in matched ? unknownType : { ...matched, nullable: false },
          title: t('editor.panel.waitEquals'),
        }}
        value={match.equals}
        onChange={(equals) => onChange({ ...wait, match: { ...match, equals } })}
      />
      <FieldFrame place={inside(place, 'timeoutSeconds')} label={t('editor.panel.waitAtMost')}>
        <SpanInput
          label={t('editor.panel.waitAtMost')}
          seconds={wait.timeoutSeconds}
          onChange={(timeoutSeconds) => onChange({ ...wait, timeoutSeconds })}
        />
      </FieldFrame>
    </>
  )
}
