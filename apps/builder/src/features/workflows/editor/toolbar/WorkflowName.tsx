import { useText } from '@counterflow/ui'
import { TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useDeeds } from '../commands/CommandsContext'
import { useEditor } from '../EditorContext'
import classes from './Toolbar.module.css'

/** The workflow's name; a click renames it (R77). */
export function WorkflowName() {
  const { t } = useText()
  const { definition, edit, readOnly } = useEditor()
  const [typed, setTyped] = useState<string>()
  const { name } = definition
  useDeeds({ renameWorkflow: { enabled: !readOnly, run: () => setTyped(name) } })
  const button = useRef<HTMLButtonElement>(null)
  const wasTyping = useRef(false)
  // The field that had the focus is gone; it goes back to the button that stands in its place.
  useEffect(() => {
    if (wasTyping.current && typed === undefined && document.activeElement === document.body) {
      button.current?.focus()
    }
    wasTyping.current = typed !== undefined
  }, [typed])
  const done = () => {
    const next = typed?.trim()
    setTyped(undefined)
    if (next === undefined || next === '' || next === name) return
    edit({ kind: 'renameWorkflow' }, (current) => ({ ...current, name: next }))
  }
  if (typed === undefined) {
    return (
      <h1 className={classes.name} style={{ margin: 0, fontSize: 'inherit' }} aria-label={name}>
        <button
          ref={button}
          type="button"
          className={classes.rename}
          disabled={readOnly}
          title={name}
          aria-label={readOnly ? name : t('editor.rename', { name })}
          onClick={() => setTyped(name)}
        >
          {name}
        </button>
      </h1>
    )
  }
  return (
    <TextInput
      className={classes.name}
      size="xs"
      w={320}
      maxLength={120}
      aria-label={t('editor.nameLabel')}
      ref={(input) => input?.focus()}
      value={typed}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') {
          // The same press would give the button that takes the focus a click.
          event.preventDefault()
          done()
        }
        if (event.key === 'Escape') setTyped(undefined)
      }}
    />
  )
}
