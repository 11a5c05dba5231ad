import type { Value } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { humanised } from '../../words/field-names'
import { useEditor } from '../EditorContext'
import { FieldFrame } from './FieldFrame'
import { inside, type Place } from './Place'

interface UnknownFieldsProps {
  place: Place
  known: Readonly<Record<string, unknown>>
  values: Readonly<Record<string, Value>>
  onRemove: (name: string) => void
}

/** Values that the step has no field for, as a file or an older plugin leaves them: they can only be removed. */
export function UnknownFields({ place, known, values, onRemove }: UnknownFieldsProps) {
  const { t } = useText()
  const { readOnly } = useEditor()
  return Object.keys(values)
    .filter((name) => !Object.hasOwn(known, name))
    .map((name) => (
      <FieldFrame key={name} place={inside(place, name)} label={humanised(name)}>
        {!readOnly && (
          <Button
            variant="default"
            size="compact-xs"
            w="fit-content"
            leftSection={<IconTrash size={12} aria-hidden />}
            aria-label={`${t('general.remove')}: ${humanised(name)}`}
            onClick={() => onRemove(name)}
          >
            {t('general.remove')}
          </Button>
        )}
      </FieldFrame>
    ))
}
