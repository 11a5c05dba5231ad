import { Notice, useText } from '@counterflow/ui'
import { Button, Group, Text } from '@mantine/core'
import { isProblem } from '../api/problem'
import { fieldErrors, problemParagraph } from '../api/problem-text'
import { LeaveQuestion } from './LeaveQuestion'
import classes from './SaveBar.module.css'
import { useLeaveGuard } from './useLeaveGuard'

interface SaveBarProps {
  dirty: boolean
  saving: boolean
  /** Why the last attempt failed; null when it did not. */
  error: Error | null
  onDiscard: () => void
  /** Saves over what somebody else has changed meanwhile. */
  onKeepMine?: () => void
}

/**
 * Says that something is not saved yet, at the end of the form that it saves, and asks before the page is left. What was
 * changed elsewhere meanwhile is shown as a choice: theirs, or the reader's own.
 */
export function SaveBar({ dirty, saving, error, onDiscard, onKeepMine }: SaveBarProps) {
  const text = useText()
  const { t } = text
  const guard = useLeaveGuard(dirty)
  const isConflict = isProblem(error, 'settings-changed') || isProblem(error, 'page-changed')
  if (!dirty && !saving) return null
  // What is wrong with a field stands at the field.
  const reason =
    Object.keys(fieldErrors(error, text)).length > 0
      ? t('problems.invalid-request.fix')
      : problemParagraph(error, text)
  return (
    <section className={classes.bar} aria-label={t('saveBar.label')}>
      {error !== null && (
        <div className={classes.problem}>
          <Notice tone="bad" urgent title={isConflict ? t('saveBar.conflictTitle') : undefined}>
            <Text size="sm">{isConflict ? t('saveBar.conflictBody') : reason}</Text>
          </Notice>
        </div>
      )}
      <Text fw={500}>{t('saveBar.unsaved')}</Text>
      <Group gap="xs">
        <Button variant="default" onClick={onDiscard} disabled={saving}>
          {isConflict ? t('saveBar.takeTheirs') : t('saveBar.discard')}
        </Button>
        {isConflict && onKeepMine !== undefined ? (
          <Button onClick={onKeepMine} loading={saving}>
            {t('saveBar.keepMine')}
          </Button>
        ) : (
          <Button type="submit" loading={saving}>
            {t('general.save')}
          </Button>
        )}
      </Group>
      <LeaveQuestion guard={guard} />
    </section>
  )
}
