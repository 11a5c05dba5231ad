import { EmptyState, ErrorState, PageHeader, useText } from '@counterflow/ui'
import { Chip, Group, Skeleton } from '@mantine/core'
import { IconChevronLeft, IconLayoutGrid } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { problemParagraph } from '../../../platform/api/problem-text'
import { AnchorLink } from '../../../platform/router/links'
import { pluginsQuery, templatesQuery } from '../workflow-queries'
import { TemplateCard } from './TemplateCard'
import classes from './TemplatesPage.module.css'
import { useCategoryName } from './useCategoryName'

const route = getRouteApi('/shell/workflows/templates')

/** The gallery: ready-made workflows by category. */
export function TemplatesPage() {
  const text = useText()
  const { t } = text
  const { category } = route.useSearch()
  const navigate = route.useNavigate()
  const templates = useQuery(templatesQuery)
  const plugins = useQuery(pluginsQuery)
  const categoryName = useCategoryName()
  const actions = plugins.data?.flatMap((plugin) => plugin.actions) ?? []
  const categoryOf = (action: string) => actions.find(({ id }) => id === action)?.category
  const categories = [...new Set(templates.data?.map((template) => template.category))]
  const shown = templates.data?.filter((template) => category === undefined || template.category === category)
  return (
    <>
      <PageHeader
        title={t('templates.title')}
        intro={t('templates.intro')}
        back={
          <AnchorLink to="/workflows" size="sm" c="dimmed" w="fit-content">
            <IconChevronLeft size={14} aria-hidden style={{ verticalAlign: -2 }} /> {t('templates.back')}
          </AnchorLink>
        }
      />
      {categories.length > 0 && (
        <Chip.Group
          value={category ?? ''}
          onChange={(value) =>
            void navigate({
              search: { category: typeof value === 'string' && value !== '' ? value : undefined },
            })
          }
        >
          <Group gap="xs">
            <Chip value="" size="sm">
              {t('templates.allCategories')}
            </Chip>
            {categories.map((name) => (
              <Chip key={name} value={name} size="sm">
                {categoryName(name)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      )}
      {templates.isError && shown === undefined ? (
        <ErrorState
          message={problemParagraph(templates.error, text)}
          onRetry={() => void templates.refetch()}
        />
      ) : shown?.length === 0 ? (
        <EmptyState icon={IconLayoutGrid} title={t('templates.emptyTitle')} body={t('templates.emptyBody')} />
      ) : (
        <div className={classes.gallery}>
          {shown?.map((template) => (
            <TemplateCard key={template.id} template={template} categoryOf={categoryOf} />
          )) ?? [1, 2, 3].map((place) => <Skeleton key={place} height={300} radius="md" />)}
        </div>
      )}
    </>
  )
}
