import { type WorkflowDefinition, workflowDefinitionSchema } from '@counterflow/core'
import { Notice, StatusBadge, useText } from '@counterflow/ui'
import { Badge, Button, Group, Text, Title } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import { ProblemError } from '../../../platform/api/problem'
import { problemParagraph } from '../../../platform/api/problem-text'
import { ButtonLink } from '../../../platform/router/links'
import { useMay } from '../../session/useStaff'
import { FindingList } from '../FindingList'
import type { Template } from '../workflow-queries'
import { GraphPicture } from './GraphPicture'
import classes from './TemplatesPage.module.css'
import { useCategoryName } from './useCategoryName'
import { useInstallTemplate } from './useInstallTemplate'

interface TemplateCardProps {
  template: Template
  categoryOf: (action: string) => string | undefined
}

const parsed = (definition: unknown): WorkflowDefinition => workflowDefinitionSchema.parse(definition)

/** One template: its picture, what it does, and the two ways to install it (R70). */
export function TemplateCard({ template, categoryOf }: TemplateCardProps) {
  const text = useText()
  const { t, local } = text
  const may = useMay()
  const router = useRouter()
  const install = useInstallTemplate()
  const categoryName = useCategoryName()
  const definition = useMemo(() => parsed(template.definition), [template.definition])
  const title = local(template.title)
  const live = template.installed.find((workflow) => workflow.live)
  const open = live ?? template.installed[0]
  const findings = install.error instanceof ProblemError ? install.error.problem.findings : undefined
  const name = title.slice(0, 120)
  const turnOn = () => install.mutate({ templateId: template.id, turnOn: true, name })
  const customise = () =>
    install.mutate(
      { templateId: template.id, turnOn: false, name },
      {
        onSuccess: ({ id }) =>
          void router.navigate({ to: '/workflows/$workflowId', params: { workflowId: id } }),
      },
    )
  return (
    <article className={classes.card} aria-label={title}>
      <GraphPicture definition={definition} name={title} categoryOf={categoryOf} />
      <div className={classes.body}>
        <Group gap="xs">
          <Badge variant="light" radius="sm" tt="none" size="sm">
            {categoryName(template.category)}
          </Badge>
          {open && (
            <StatusBadge
              tone="good"
              icon={IconCircleCheck}
              label={t(live ? 'templates.installedOn' : 'templates.installed')}
            />
          )}
        </Group>
        <Title order={2}>{title}</Title>
        <Text c="dimmed" size="sm">
          {local(template.description)}
        </Text>
        {install.error && (
          <Notice tone="caution" urgent>
            {findings && findings.length > 0 ? (
              <FindingList findings={findings} onMended={turnOn} />
            ) : (
              <Text size="sm">{problemParagraph(install.error, text)}</Text>
            )}
          </Notice>
        )}
        <Group gap="xs" className={classes.foot}>
          {open && (
            <ButtonLink
              to="/workflows/$workflowId"
              params={{ workflowId: open.workflowId }}
              variant="default"
              size="xs"
            >
              {t('templates.open')}
            </ButtonLink>
          )}
          {!live && may('workflows.edit') && may('workflows.publish') && (
            <Button size="xs" loading={install.isPending && install.variables.turnOn} onClick={turnOn}>
              {t('templates.installAndTurnOn')}
            </Button>
          )}
          {may('workflows.edit') && (
            <Button
              variant={live ? 'subtle' : 'default'}
              size="xs"
              loading={install.isPending && !install.variables.turnOn}
              onClick={customise}
            >
              {t('templates.customise')}
            </Button>
          )}
        </Group>
      </div>
    </article>
  )
}
