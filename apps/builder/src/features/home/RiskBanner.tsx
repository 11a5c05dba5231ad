import { Notice, StatusBadge, useText } from '@counterflow/ui'
import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleMinus, IconShieldBolt } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { ProblemError } from '../../platform/api/problem'
import { problemText } from '../../platform/api/problem-text'
import { ButtonLink } from '../../platform/router/links'
import { useMay } from '../session/useStaff'
import { FindingList } from '../workflows/FindingList'
import { useInstallTemplate } from '../workflows/templates/useInstallTemplate'
import {
  type Template,
  templatesQuery,
  type WorkflowSummary,
  workflowsQuery,
} from '../workflows/workflow-queries'
import classes from './RiskBanner.module.css'

/** The template that the banner offers (R61, R68). */
const offered = 'commerce.capture_unless_high_risk'

/** The workflow that the banner speaks of once its template is installed. */
export function bannerWorkflow(workflows: readonly WorkflowSummary[]): WorkflowSummary | undefined {
  const installed = workflows.filter(({ templateId }) => templateId === offered)
  return installed.find(({ live }) => live) ?? installed[0]
}

/** One click installs and turns on; afterwards the same place shows how the workflow does. */
export function RiskBanner() {
  const templates = useQuery(templatesQuery)
  const workflows = useQuery(workflowsQuery)
  if (templates.data === undefined || workflows.data === undefined) {
    // What failed here is told where the lists themselves are.
    return templates.isError || workflows.isError ? null : <Skeleton height={88} radius="md" />
  }
  const template = templates.data.find(({ id }) => id === offered)
  if (template === undefined) return null
  const workflow = bannerWorkflow(workflows.data)
  return workflow === undefined ? <Offer template={template} /> : <State workflow={workflow} />
}

function Offer({ template }: { template: Template }) {
  const text = useText()
  const { t } = text
  const may = useMay()
  const install = useInstallTemplate()
  const allowed = may('workflows.edit') && may('workflows.publish')
  const findings = install.error instanceof ProblemError ? install.error.problem.findings : undefined
  const failure = install.error ? problemText(install.error, text) : undefined
  const turnOn = () =>
    install.mutate({ templateId: template.id, turnOn: true, name: text.local(template.title).slice(0, 120) })
  return (
    <Stack gap="sm" component="section" aria-label={t('home.banner.title')}>
      <div className={classes.banner}>
        <span className={classes.icon}>
          <IconShieldBolt size={22} stroke={1.5} aria-hidden />
        </span>
        <div className={classes.words}>
          <Title order={2}>{t('home.banner.title')}</Title>
          <Text c="dimmed">{t('home.banner.body')}</Text>
        </div>
        <Group gap="xs">
          <ButtonLink to="/workflows/templates" variant="default">
            {t('home.banner.look')}
          </ButtonLink>
          {allowed && (
            <Button loading={install.isPending} onClick={turnOn}>
              {t('home.banner.install')}
            </Button>
          )}
        </Group>
        {!allowed && <Text size="sm">{t('home.banner.needsPublish')}</Text>}
      </div>
      {failure && (
        <Notice tone="caution" title={t('home.banner.refused')} urgent>
          {findings && findings.length > 0 ? (
            <FindingList findings={findings} onMended={turnOn} />
          ) : (
            <Text size="sm">
              {failure.message} {failure.fix}
            </Text>
          )}
        </Notice>
      )}
    </Stack>
  )
}

function State({ workflow }: { workflow: WorkflowSummary }) {
  const { t } = useText()
  const attention = workflow.attention.length > 0
  const kind = attention ? 'attention' : workflow.live ? 'on' : 'off'
  return (
    <Stack gap="sm" component="section" aria-label={t(`home.installed.${kind}`)}>
      <div className={classes.state}>
        {attention && (
          <StatusBadge tone="caution" icon={IconAlertTriangle} label={t('workflows.attention')} />
        )}
        {!attention && workflow.live && (
          <StatusBadge tone="good" icon={IconCircleCheck} label={t('workflows.on')} />
        )}
        {!attention && !workflow.live && (
          <StatusBadge tone="neutral" icon={IconCircleMinus} label={t('workflows.off')} />
        )}
        <div className={classes.words}>
          <Text fw={600}>{workflow.name}</Text>
          <Text size="sm" c="dimmed">
            {t(`home.installed.${kind}`)} · {t('home.installed.runs', { count: workflow.runs.total })}
          </Text>
        </div>
        <ButtonLink to="/workflows/$workflowId" params={{ workflowId: workflow.id }} variant="default">
          {t('home.installed.open')}
        </ButtonLink>
      </div>
      {attention && (
        <Notice tone="caution">
          <FindingList findings={workflow.attention} />
        </Notice>
      )}
    </Stack>
  )
}
