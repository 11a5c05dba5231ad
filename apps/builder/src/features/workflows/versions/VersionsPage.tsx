import { workflowDefinitionSchema } from '@counterflow/core'
import { EmptyState, ErrorState, usePageTitle, useText } from '@counterflow/ui'
import { Title } from '@mantine/core'
import { IconVersions } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Suspense, useMemo } from 'react'
import { PagePending } from '../../../application/shell/PagePending'
import { problemParagraph } from '../../../platform/api/problem-text'
import { BackLink } from '../../../platform/router/links'
import classes from '../../runs/detail/RunPage.module.css'
import { CatalogueProvider } from '../catalogue/CatalogueProvider'
import { type Workflow, workflowQuery } from '../workflow-queries'
import { ComparedVersion } from './ComparedVersion'
import { type Version, versionQuery, versionsQuery } from './version-queries'

const route = getRouteApi('/shell/workflows/$workflowId/versions')

/** What a workflow has been, held against what it is now. */
export function VersionsPage() {
  const text = useText()
  const { t } = text
  const { workflowId } = route.useParams()
  const workflow = useQuery(workflowQuery(workflowId))
  const versions = useQuery(versionsQuery(workflowId))
  usePageTitle(workflow.data && t('versions.title', { name: workflow.data.name }))
  const error = workflow.error ?? versions.error
  if (workflow.data === undefined || versions.data === undefined) {
    if (error === null) return <PagePending />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void versions.refetch()} />
  }
  return (
    <Suspense fallback={<PagePending />}>
      <div className={classes.page}>
        <header className={classes.bar}>
          <BackLink to="/workflows/$workflowId" params={{ workflowId }} aria-label={t('trying.back')} />
          <Title order={1} size="h2" style={{ flex: '1 1 200px' }}>
            {t('versions.title', { name: workflow.data.name })}
          </Title>
        </header>
        {versions.data.length === 0 ? (
          <EmptyState icon={IconVersions} title={t('versions.emptyTitle')} body={t('versions.emptyBody')} />
        ) : (
          <CatalogueProvider>
            <Chosen workflow={workflow.data} versions={versions.data} />
          </CatalogueProvider>
        )}
      </div>
    </Suspense>
  )
}

/** The version that is looked at: the first unless the address says another. */
function Chosen({ workflow, versions }: { workflow: Workflow; versions: readonly Version[] }) {
  const text = useText()
  const { version: chosen } = route.useSearch()
  const version = versions.find(({ id }) => id === chosen) ?? versions[0]
  const { data, error, refetch } = useQuery({
    ...versionQuery(workflow.id, version?.id ?? ''),
    enabled: version !== undefined,
  })
  const definition = useMemo(
    () => (data === undefined ? undefined : workflowDefinitionSchema.parse(data.definition)),
    [data],
  )
  if (definition === undefined || version === undefined) {
    if (error === null) return <PagePending />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
  }
  return <ComparedVersion workflow={workflow} versions={versions} version={version} definition={definition} />
}
