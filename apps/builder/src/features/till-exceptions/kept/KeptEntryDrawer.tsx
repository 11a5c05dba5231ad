import { ErrorState, Notice, useText } from '@counterflow/ui'
import { Button, Drawer, Group, Stack, Text, Textarea } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PagePending } from '../../../application/shell/PagePending'
import { problemParagraph } from '../../../platform/api/problem-text'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import { useRegisterName } from '../../registers/useRegisterName'
import { SettledLine } from '../SettledLine'
import { EntryFacts } from './EntryFacts'
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
  const { t } = useText()
  const nameOf = useRegisterName()
  const { epoch, seq, why, problem, state, note, settledAt, settledBy, holdsPlace } = entry
  return (
    <Stack>
      <Notice tone={state === 'open' ? 'caution' : 'neutral'} title={t(`tillExceptions.why.${why}`)}>
        <Text size="sm">
          {[
            nameOf(entry.registerId),
            seq === null
              ? t('tillExceptions.noPlace', { epoch })
              : t('tillExceptions.placeOf', { epoch, seq }),
          ].join(' · ')}
        </Text>
        {problem !== null && <Text size="sm">{`${t('tillExceptions.problem')}: ${problem}`}</Text>}
        {state === 'open' && !holdsPlace && <Text size="sm">{t(`tillExceptions.${effectOf(entry)}`)}</Text>}
      </Notice>
      <EntryFacts label={t('tillExceptions.arrived')} raw={entry.raw} />
      {entry.held !== null && <EntryFacts label={t('tillExceptions.held')} raw={entry.held} />}
      {state === 'open' ? (
        <Decision entry={entry} onDone={onDone} />
      ) : (
        <SettledLine
          decision={t(`tillExceptions.keptStateOf.${state}`)}
          settledAt={settledAt}
          settledBy={settledBy}
          note={note}
        />
      )}
    </Stack>
  )
}

/** What follows from an entry that holds no place, for those of its device that come after it. */
function effectOf({ why, acceptable, held }: KeptEntryDetail): 'holdsUp' | 'unproven' | 'copied' {
  if (why !== 'bad_signature' && why !== 'wrong_hash') return 'holdsUp'
  return !acceptable && held !== null ? 'copied' : 'unproven'
}

function Decision({ entry, onDone }: { entry: KeptEntryDetail; onDone: () => void }) {
  const { t } = useText()
  const decide = useDecide(entry.id)
  const [note, setNote] = useState('')
  const [isMissing, setMissing] = useState(false)
  const written = note.trim()
  const send = (deed: 'accept' | 'setAside') => decide.mutate({ deed, note: written }, { onSuccess: onDone })
  // Neither can be taken back, so each is asked for once more.
  const ask = (deed: 'accept' | 'setAside') => {
    setMissing(written === '')
    if (written === '') return
    modals.openConfirmModal({
      title: t(`tillExceptions.${deed}Title`),
      children: <Text>{t(`tillExceptions.${deed}Body`)}</Text>,
      labels: { confirm: t(`tillExceptions.${deed}`), cancel: t('general.cancel') },
      ...(deed === 'setAside' && { confirmProps: { color: 'red' } }),
      onConfirm: () => send(deed),
    })
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
        error={isMissing && written === '' ? t('tillExceptions.noteMissing') : undefined}
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
          <Button onClick={() => ask('accept')} loading={decide.isPending}>
            {t('tillExceptions.accept')}
          </Button>
        )}
        <Button variant="default" onClick={() => ask('setAside')} loading={decide.isPending}>
          {t('tillExceptions.setAside')}
        </Button>
      </Group>
    </Stack>
  )
}
