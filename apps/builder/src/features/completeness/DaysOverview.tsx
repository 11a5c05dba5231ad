import { formatDate } from '@counterflow/i18n'
import { Panel, useText } from '@counterflow/ui'
import { Skeleton, Text, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Register } from '../registers/register-queries'
import { type Completeness, completenessQuery, daysOf, recentDays } from './completeness-queries'
import { verdictOf, verdictOn } from './completeness-verdict'
import classes from './DaysOverview.module.css'

const shownDays = 30

interface DaysOverviewProps {
  registers: readonly Register[]
  chosenId: string
  today: string
}

/** Each register with its last days: a square for each. */
export function DaysOverview({ registers, chosenId, today }: DaysOverviewProps) {
  const { t } = useText()
  const span = recentDays(today, shownDays)
  const answers = useQueries({ queries: registers.map(({ id }) => completenessQuery(id, span)) })
  return (
    <Panel title={t('completeness.overview')}>
      <Text c="dimmed" mb="sm">
        {t('completeness.overviewHint')}
      </Text>
      <ul className={classes.registers}>
        {registers.map((register, index) => {
          const answer = answers[index]
          return (
            <li
              key={register.id}
              className={classes.register}
              data-chosen={register.id === chosenId || undefined}
            >
              <Link
                to="/completeness"
                search={{ registerId: register.id }}
                className={classes.name}
                aria-current={register.id === chosenId || undefined}
              >
                <VerdictIcon answer={answer?.data} failed={answer?.isError ?? false} />
                {register.name}
              </Link>
              {answer?.data === undefined ? (
                answer?.isError ? (
                  <Text size="sm" c="dimmed">
                    {t('general.failed.title')}
                  </Text>
                ) : (
                  <Skeleton h={16} />
                )
              ) : (
                <Squares register={register} days={daysOf(span)} answer={answer.data} />
              )}
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

function VerdictIcon({ answer, failed }: { answer: Completeness | undefined; failed: boolean }) {
  const { t } = useText()
  const verdict = answer === undefined ? undefined : verdictOf(answer)
  if (verdict === 'bad') {
    return <IconCircleX size={16} color="var(--cf-bad)" aria-label={t('completeness.wrong')} />
  }
  if (verdict === 'good') {
    return <IconCircleCheck size={16} color="var(--cf-good)" aria-label={t('completeness.all')} />
  }
  return failed ? <IconAlertTriangle size={16} color="var(--cf-caution)" aria-hidden /> : null
}

interface SquaresProps {
  register: Register
  days: readonly string[]
  answer: Completeness
}

function Squares({ register, days, answer }: SquaresProps) {
  const { t, language } = useText()
  return (
    <ol className={classes.days}>
      {days.map((day) => {
        const verdict = verdictOn(day, answer)
        const label = t('completeness.dayLabel', {
          register: register.name,
          day: formatDate(`${day}T00:00:00Z`, language, 'UTC'),
          state: t(`completeness.dayOf.${verdict}`),
        })
        return (
          <Tooltip key={day} label={label}>
            <li>
              <span className={classes.day} data-verdict={verdict} role="img" aria-label={label}>
                {verdict === 'bad' ? '!' : ''}
              </span>
            </li>
          </Tooltip>
        )
      })}
    </ol>
  )
}
