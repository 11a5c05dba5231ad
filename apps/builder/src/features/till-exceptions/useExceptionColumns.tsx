import { type Column, RelativeTime, useText } from '@counterflow/ui'
import { Button, Group, Text } from '@mantine/core'
import { useNotifyProblem } from '../../platform/api/useNotifyProblem'
import { AnchorLink } from '../../platform/router/links'
import { useRegisterName } from '../registers/useRegisterName'
import { ExceptionLinks } from './ExceptionLinks'
import { type TillException, useReopen } from './exception-queries'
import { SettledLine } from './SettledLine'
import { useExceptionWords } from './useExceptionWords'

/** How an exception is shown in a row. */
export function useExceptionColumns(
  onSettle: (exception: TillException) => void,
): readonly Column<TillException>[] {
  const { t } = useText()
  const nameOf = useRegisterName()
  const wordsOf = useExceptionWords()
  return [
    {
      key: 'what',
      header: t('tillExceptions.what'),
      cell: (exception) => {
        const { kind, times, state, note, settledBy, settledAt, registerId } = exception
        return (
          <div style={{ maxWidth: 620, whiteSpace: 'normal' }}>
            <Text fw={600}>
              {t(`tillExceptions.kindOf.${kind}`)}
              {times > 1 && (
                <Text span size="xs" c="dimmed" ml={6}>
                  {t('tillExceptions.times', { count: times })}
                </Text>
              )}
            </Text>
            <Text size="sm">{wordsOf(exception)}</Text>
            {registerId !== null && (
              <Text size="xs" c="dimmed" hiddenFrom="sm">
                {nameOf(registerId)}
              </Text>
            )}
            <ExceptionLinks exception={exception} />
            {state === 'done' && <SettledLine settledAt={settledAt} settledBy={settledBy} note={note} />}
          </div>
        )
      },
    },
    {
      key: 'where',
      header: t('tillExceptions.where'),
      wide: true,
      cell: ({ registerId }) =>
        registerId === null ? (
          '–'
        ) : (
          <AnchorLink to="/registers/$registerId" params={{ registerId }}>
            {nameOf(registerId)}
          </AnchorLink>
        ),
    },
    {
      key: 'when',
      header: t('tillExceptions.when'),
      wide: true,
      cell: ({ lastAt }) => <RelativeTime instant={lastAt} />,
    },
    {
      key: 'deeds',
      header: '',
      align: 'end',
      cell: (exception) =>
        exception.state === 'open' ? (
          <Group justify="flex-end" wrap="nowrap">
            <Button variant="default" size="compact-sm" onClick={() => onSettle(exception)}>
              {t('tillExceptions.settle')}
            </Button>
          </Group>
        ) : (
          <Reopen exception={exception} />
        ),
    },
  ]
}

function Reopen({ exception }: { exception: TillException }) {
  const { t } = useText()
  const reopen = useReopen()
  const notifyProblem = useNotifyProblem()
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      loading={reopen.isPending}
      onClick={() => reopen.mutate(exception, { onError: notifyProblem })}
    >
      {t('tillExceptions.reopen')}
    </Button>
  )
}
