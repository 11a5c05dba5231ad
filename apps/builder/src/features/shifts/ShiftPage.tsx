import { formatDateTime } from '@counterflow/i18n'
import { ErrorState, Notice, PageHeader, useText } from '@counterflow/ui'
import { Button, Stack, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { PagePending } from '../../application/shell/PagePending'
import { problemParagraph } from '../../platform/api/problem-text'
import { AnchorLink, BackToList } from '../../platform/router/links'
import { useRegisterName } from '../registers/useRegisterName'
import { EndedNotice } from './EndedNotice'
import { ShiftBadges } from './ShiftBadges'
import { ShiftEntries } from './ShiftEntries'
import classes from './ShiftPage.module.css'
import { ShiftReport } from './ShiftReport'
import { shiftQuery } from './shift-queries'

const route = getRouteApi('/shell/shifts/$shiftId')

/** One shift: its Z report as on paper, and what happened in it. */
export function ShiftPage() {
  const text = useText()
  const { t, language } = text
  const { shiftId } = route.useParams()
  const nameOf = useRegisterName()
  const { data: shift, error, refetch } = useQuery(shiftQuery(shiftId))
  if (shift === undefined) {
    if (error === null) return <PagePending />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
  }
  const { amendedAt, report } = shift
  return (
    <>
      <div className={classes.onScreen}>
        <PageHeader
          title={t('shifts.of', { register: nameOf(shift.registerId) })}
          intro={formatDateTime(shift.openedAt, language)}
          back={<BackToList to="/shifts">{t('shifts.title')}</BackToList>}
          badges={<ShiftBadges shift={shift} />}
          actions={
            <Button
              variant="default"
              leftSection={<IconPrinter size={16} aria-hidden />}
              onClick={() => window.print()}
            >
              {t('shifts.print')}
            </Button>
          }
        />
        <Stack gap="xs" mb="md">
          <EndedNotice shift={shift} />
          {amendedAt !== null && (
            <Notice tone="caution">
              {t('shifts.amendedNotice', { time: formatDateTime(amendedAt, language) })}
            </Notice>
          )}
          {report.parked > 0 && (
            <Notice tone="caution">
              <Text size="sm">{t('shifts.parkedNotice', { count: report.parked })}</Text>
              <AnchorLink
                to="/till-exceptions"
                search={{ tab: 'kept', registerId: shift.registerId }}
                size="sm"
              >
                {t('shifts.toParked')}
              </AnchorLink>
            </Notice>
          )}
        </Stack>
      </div>
      <div className={classes.columns}>
        <ShiftReport shift={shift} registerName={nameOf(shift.registerId)} />
        <div className={classes.onScreen}>
          <ShiftEntries shift={shift} />
        </div>
      </div>
    </>
  )
}
