import { formatDateTime } from '@counterflow/i18n'
import { CopyTextButton, ErrorState, Notice, useText } from '@counterflow/ui'
import { Button, Code, Drawer, Group, Stack, Text, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PagePending } from '../../../application/shell/PagePending'
import { problemParagraph } from '../../../platform/api/problem-text'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import { type KeptEntryDetail, keptEntryQuery, useDecide } from './kept-queries'

/** One kept entry as it arrived, and the decision about it. */
export function KeptEntryDrawer({ parkedId, onClose }: { parkedId: string; onClose: () => void }) {
  const text = useText()
  const { t } = text
  const { data: entry, error, refetch } = useQuery(keptEntryQuery(parkedId))
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={t('tillExceptions.keptTitle')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      {entry === undefined ? (
        error === null ? (
          <PagePending />
        ) : (
          <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
        )
      ) : (
        <Entry entry={entry} onDone={onClose} />
      )}
    </Drawer>
  )
}

function Entry({ entry, onDone }: { entry: KeptEntryDetail; onDone: () => void }) {
  const { t, language } = useText()
  const { epoch, seq, why, problem, state, note, settledAt, settledBy, holdsPlace } = entry
  return (
    <Stack>
      <Notice tone={state === 'open' ? 'caution' : 'neutral'} title={t(`tillExceptions.why.${why}`)}>
        <Text size="sm">
          {seq === null
            ? t('tillExceptions.noPlace', { epoch })
            : t('tillExceptions.placeOf', { epoch, seq })}
        </Text>
        {problem !== null && <Text size="sm">{`${t('tillExceptions.problem')}: ${problem}`}</Text>}
        {state === 'open' && !holdsPlace && <Text size="sm">{t('tillExceptions.holdsUp')}</Text>}
      </Notice>
      {state === 'open' ? (
        <Decision entry={entry} onDone={onDone} />
      ) : (
        <Text size="sm">
          {[
            t(`tillExceptions.keptStateOf.${state}`),
            settledAt !== null &&
              t('tillExceptions.settled', {
                name: settledBy ?? t('tillExceptions.byItself'),
                time: formatDateTime(settledAt, language),
              }),
            note,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      )}
      <Raw label={t('tillExceptions.raw')} json={entry.raw} />
      {entry.held !== null && <Raw label={t('tillExceptions.held')} json={entry.held} />}
    </Stack>
  )
}

function Decision({ entry, onDone }: { entry: KeptEntryDetail; onDone: () => void }) {
  const { t } = useText()
  const decide = useDecide(entry.id)
  const [note, setNote] = useState('')
  const [isMissing, setMissing] = useState(false)
  const send = (deed: 'accept' | 'setAside') => {
    const written = note.trim()
    setMissing(written === '')
    if (written !== '') decide.mutate({ deed, note: written }, { onSuccess: onDone })
  }
  return (
    <Stack gap="sm">
      <Textarea
        label={t('tillExceptions.note')}
        description={t('tillExceptions.noteHint')}
        autosize
        minRows={2}
        maxLength={2_000}
        value={note}
        error={isMissing && note.trim() === '' ? t('tillExceptions.noteMissing') : undefined}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <FailureNotice error={decide.error} />
      <Text size="sm" c="dimmed">
        {entry.acceptable
          ? `${t('tillExceptions.accept')}: ${t('tillExceptions.acceptBody')}`
          : t('tillExceptions.notAcceptable')}
      </Text>
      <Text size="sm" c="dimmed">
        {`${t('tillExceptions.setAside')}: ${t('tillExceptions.setAsideBody')}`}
      </Text>
      <Group gap="xs">
        {entry.acceptable && (
          <Button onClick={() => send('accept')} loading={decide.isPending}>
            {t('tillExceptions.accept')}
          </Button>
        )}
        <Button variant="default" onClick={() => send('setAside')} loading={decide.isPending}>
          {t('tillExceptions.setAside')}
        </Button>
      </Group>
    </Stack>
  )
}

function Raw({ label, json }: { label: string; json: string }) {
  return (
    <div>
      <Group justify="space-between" mb={4}>
        <Text size="xs" fw={600} c="dimmed">
          {label}
        </Text>
        <CopyTextButton value={json} />
      </Group>
      <Code block mah={280} style={{ overflow: 'auto', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {json}
      </Code>
    </div>
  )
}
