import type { ReferencePath } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import { fieldName } from '../../words/field-names'
import { typeWord } from '../../words/type-name'
import { useEditor } from '../EditorContext'
import classes from './StepPanel.module.css'

interface StepOutputsProps {
  path: ReferencePath
  nodeId: string
}

/** What later steps may use of this one. */
export function StepOutputs({ path, nodeId }: StepOutputsProps) {
  const text = useText()
  const { types } = useEditor()
  const type = types.typeOf(path, nodeId)
  if ('missing' in type || type.kind !== 'object') return null
  const fields = Object.entries(type.fields)
  if (fields.length === 0) return null
  return (
    <div>
      <Text size="sm" fw={600}>
        {text.t('editor.panel.produces')}
      </Text>
      <ul className={classes.outputs}>
        {fields.map(([name, field]) => (
          <li key={name}>
            <span>{fieldName(name, text, field.title)}</span>
            <span>{typeWord(field.type, text)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
