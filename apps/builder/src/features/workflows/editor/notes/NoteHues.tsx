import { noteHues, type WorkflowNote } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Menu } from '@mantine/core'
import classes from './NoteHues.module.css'
import { useNoteDeeds } from './useNoteDeeds'

interface NoteHuesProps {
  notes: readonly WorkflowNote[]
  /** They stand in a menu, whose arrow keys reach them. */
  inMenu?: boolean
}

/** The five colours of notes. */
export function NoteHues({ notes, inMenu = false }: NoteHuesProps) {
  const { t } = useText()
  const { paint } = useNoteDeeds()
  const [first] = notes
  const chosen = notes.every(({ hue }) => hue === first?.hue) ? (first?.hue ?? 'yellow') : undefined
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has borders and a legend of its own.
    <div className={classes.hues} role="group" aria-label={t('canvas.note.colour')}>
      {noteHues.map((hue) => {
        const common = {
          className: classes.hue,
          'data-hue': hue,
          'aria-label': t(`canvas.note.hue.${hue}`),
          'aria-pressed': hue === chosen,
          onClick: () => paint(notes, hue),
        }
        return inMenu ? <Menu.Item key={hue} {...common} /> : <button key={hue} type="button" {...common} />
      })}
    </div>
  )
}
