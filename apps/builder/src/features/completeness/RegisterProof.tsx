import { ErrorState, Notice, Panel, useText } from '@counterflow/ui'
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { PagePending } from '../../application/shell/PagePending'
import { problemParagraph } from '../../platform/api/problem-text'
import { FailureNotice } from '../../platform/forms/FailureNotice'
import type { Register } from '../registers/register-queries'
import { completenessQuery, recentDays, useReconcile } from './completeness-queries'
import { verdictOf } from './completeness-verdict'
import { DaysTable } from './DaysTable'
import { DecidedNotice } from './DecidedNotice'
import { EpochList } from './EpochList'
import { GapNotice } from './GapNotice'

const route = getRouteApi('/shell/completeness')

const usualDays = 30

/** The proof of one register: the verdict, its devices, and day by day. */
export function RegisterProof({ register, today }: { register: Register; today: string }) {
  const text = useText()
  const { t } = text
  const usual = recentDays(today, usualDays)
  const { from = usual.from, to = usual.to } = route.useSearch()
  const navigate = route.useNavigate()
  const { data, error, refetch } = useQuery(completenessQuery(register.id, { from, to }))
  const reconcile = useReconcile()
  const narrow = (change: { from?: string | undefined; to?: string | undefined }) =>
    void navigate({
      search: (before) => ({ ...before, registerId: register.id, ...change }),
      replace: true,
    })
  const verdict = data && verdictOf(data)
  return (
    <Panel
      title={register.name}
      actions={
        <Button
          variant="default"
          size="xs"
          title={t('completeness.reconcileHint')}
          loading={reconcile.isPending}
          onClick={() => reconcile.mutate(register.id)}
        >
          {t('completeness.reconcile')}
        </Button>
      }
    >
      <Stack>
        <FailureNotice error={reconcile.error} />
        {reconcile.data !== undefined && (
          <Notice tone={reconcile.data.mismatches > 0 ? 'caution' : 'good'} urgent>
            {t('completeness.reconciled', { ...reconcile.data })}
          </Notice>
        )}
        {data !== undefined && verdict !== undefined && (
          <>
            <VerdictNotice verdict={verdict} />
            {data.epochs.map((epoch) => (
              <GapNotice key={epoch.epoch} epoch={epoch} registerId={register.id} />
            ))}
            <DecidedNotice decided={data.decided} />
            <EpochList epochs={data.epochs} registerId={register.id} />
          </>
        )}
        <Group gap="xs" align="flex-end">
          <TextInput
            type="date"
            label={t('completeness.from')}
            value={from}
            max={to}
            onChange={(event) => narrow({ from: event.currentTarget.value || undefined })}
          />
          <TextInput
            type="date"
            label={t('completeness.to')}
            value={to}
            min={from}
            max={today}
            onChange={(event) => narrow({ to: event.currentTarget.value || undefined })}
          />
        </Group>
        {data === undefined ? (
          error === null ? (
            <PagePending />
          ) : (
            <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
          )
        ) : data.days.length === 0 ? (
          <Text c="dimmed">{t('completeness.noDays')}</Text>
        ) : (
          <DaysTable days={data.days} />
        )}
      </Stack>
    </Panel>
  )
}

function VerdictNotice({ verdict }: { verdict: ReturnType<typeof verdictOf> }) {
  const { t } = useText()
  const [tone, key] = (
    {
      good: ['good', 'all'],
      bad: ['bad', 'wrong'],
      none: ['neutral', 'none'],
    } as const
  )[verdict]
  return (
    <Notice tone={tone} title={t(`completeness.${key}`)}>
      <Text size="sm">{t(`completeness.${key}Body`)}</Text>
    </Notice>
  )
}
