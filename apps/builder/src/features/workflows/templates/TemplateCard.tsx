import { StatusBadge, useText } from '@counterflow/ui'
import { Badge, Button, Group, Text, Title } from '@mantine/core'
import { IconCircleCheck, IconEye } from '@tabler/icons-react'
import type { Catalogue } from '../catalogue/catalogue'
import type { Template } from '../workflow-queries'
import { GraphPicture } from './GraphPicture'
import { InstallButtons } from './InstallButtons'
import { InstallRefusal } from './InstallRefusal'
import { TemplateNeeds } from './TemplateNeeds'
import classes from './TemplatesPage.module.css'
import { useCategoryName } from './useCategoryName'
import { useTemplateDefinition, useTemplateInstall } from './useTemplate'
import { isReady, useTemplateNeeds } from './useTemplateNeeds'

interface TemplateCardProps {
  template: Template
  catalogue: Catalogue | undefined
  onPreview: () => void
}

/** One template: its picture, what it does, what it still needs, and the ways to install it (R70). */
export function TemplateCard({ template, catalogue, onPreview }: TemplateCardProps) {
  const { t, local } = useText()
  const categoryName = useCategoryName()
  const definition = useTemplateDefinition(template)
  const needs = useTemplateNeeds(definition, catalogue)
  const installing = useTemplateInstall(template)
  const title = local(template.title)
  const live = template.installed.some((workflow) => workflow.live)
  return (
    <article className={classes.card} aria-label={title}>
      <button type="button" className={classes.picture} onClick={onPreview} tabIndex={-1} aria-hidden>
        <GraphPicture
          definition={definition}
          name={title}
          categoryOf={(action) => catalogue?.actions.get(action)?.category}
        />
      </button>
      <div className={classes.body}>
        <Group gap="xs">
          <Badge variant="light" radius="sm" tt="none" size="sm">
            {categoryName(template.category)}
          </Badge>
          {template.installed.length > 0 && (
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
        <TemplateNeeds needs={needs} />
        <InstallRefusal installing={installing} />
        <Group gap="xs" className={classes.foot}>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconEye size={14} stroke={1.5} aria-hidden />}
            aria-label={t('templates.previewOf', { name: title })}
            onClick={onPreview}
          >
            {t('templates.preview')}
          </Button>
          <InstallButtons template={template} installing={installing} ready={isReady(needs)} />
        </Group>
      </div>
    </article>
  )
}
