import { Notice, useText } from '@counterflow/ui'
import { List, Text } from '@mantine/core'
import { SettledLine } from '../till-exceptions/SettledLine'
import type { DecidedEntry } from './completeness-queries'

/** Entries that would make a day wrong, had nobody decided about them: which, why, who, and the reason that was given. */
export function DecidedNotice({ decided }: { decided: readonly DecidedEntry[] }) {
  const { t } = useText()
  if (decided.length === 0) return null
  return (
    <Notice tone="neutral" title={t('completeness.decidedTitle', { count: decided.length })}>
      <List size="sm" spacing={4}>
        {decided.map(({ parkedId, epoch, seq, why, state, settledAt, settledBy, note }) => (
          <List.Item key={parkedId}>
            <Text size="sm">
              {`${t('tillExceptions.placeOf', { epoch, seq })} · ${t(`tillExceptions.why.${why}`)}`}
            </Text>
            <SettledLine
              decision={t(`tillExceptions.keptStateOf.${state}`)}
              settledAt={settledAt}
              settledBy={settledBy}
              note={note}
            />
          </List.Item>
        ))}
      </List>
    </Notice>
  )
}
