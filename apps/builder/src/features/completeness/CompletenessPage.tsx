import { EmptyState, ErrorState, Notice, PageHeader, useText } from '@counterflow/ui'
import { Stack, Text } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { PagePending } from '../../application/shell/PagePending'
import { problemParagraph } from '../../platform/api/problem-text'
import { ButtonLink } from '../../platform/router/links'
import { registersQuery } from '../registers/register-queries'
import { DaysOverview } from './DaysOverview'
import { RegisterProof } from './RegisterProof'
import { useToday } from './useToday'

const route = getRouteApi('/shell/completeness')

/** The proof that nothing of any register is missing, or what is. */
export function CompletenessPage() {
  const text = useText()
  const { t } = text
  const { registerId } = route.useSearch()
  const today = useToday()
  const { data: registers, error, refetch } = useQuery(registersQuery)
  if (registers === undefined) {
    if (error === null) return <PagePending />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
  }
  const chosen = registers.find(({ id }) => id === registerId) ?? registers[0]
  return (
    <>
      <PageHeader
        title={t('completeness.title')}
        intro={t('completeness.intro')}
        actions={
          <>
            <ButtonLink to="/ledger-files" variant="default">
              {t('completeness.importFile')}
            </ButtonLink>
            <ButtonLink to="/restored-receipts" variant="default">
              {t('completeness.restore')}
            </ButtonLink>
          </>
        }
      />
      {chosen === undefined ? (
        <EmptyState
          icon={IconShieldCheck}
          title={t('completeness.emptyTitle')}
          body={t('completeness.emptyBody')}
        >
          <ButtonLink to="/registers" mt="xs">
            {t('completeness.toRegisters')}
          </ButtonLink>
        </EmptyState>
      ) : (
        <Stack>
          <DaysOverview registers={registers} chosenId={chosen.id} today={today} />
          <RegisterProof key={chosen.id} register={chosen} today={today} />
          <Notice tone="neutral" title={t('completeness.howTitle')}>
            <Text size="sm">{t('completeness.how')}</Text>
          </Notice>
        </Stack>
      )}
    </>
  )
}
