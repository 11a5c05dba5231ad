import { EmptyState, ErrorState, PageHeader, useText } from '@counterflow/ui'
import { Button, Chip, Group, Skeleton } from '@mantine/core'
import { IconLayoutGrid } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useMemo } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import { SearchInput } from '../../../platform/list/SearchInput'
import { BackToList } from '../../../platform/router/links'
import { readCatalogue } from '../catalogue/catalogue'
import { pluginsQuery, templatesQuery } from '../workflow-queries'
import { TemplateCard } from './TemplateCard'
import classes from './TemplatesPage.module.css'
import { useCategoryName } from './useCategoryName'

const TemplatePreview = lazy(async () => ({ default: (await import('./TemplatePreview')).TemplatePreview }))

const route = getRouteApi('/shell/workflows/templates')

/** The gallery: ready-made workflows by category. */
export function TemplatesPage() {
  const text = useText()
  const { t } = text
  const { category, search, preview } = route.useSearch()
  const navigate = route.useNavigate()
  const templates = useQuery(templatesQuery)
  const plugins = useQuery(pluginsQuery)
  const categoryName = useCategoryName()
  const catalogue = useMemo(() => plugins.data && readCatalogue(plugins.data), [plugins.data])
  const narrow = (change: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ search: (current) => ({ ...current, ...change }), replace: true })
  const categories = [...new Set(templates.data?.map((template) => template.category))]
  const words = (search ?? '').toLocaleLowerCase()
  const shown = templates.data?.filter(
    ({ category: of, title, description }) =>
      (category === undefined || of === category) &&
      `${text.local(title)} ${text.local(description)}`.toLocaleLowerCase().includes(words),
  )
  const previewed = templates.data?.find(({ id }) => id === preview)
  return (
    <>
      <PageHeader
        title={t('templates.title')}
        intro={t('templates.intro')}
        back={<BackToList to="/workflows">{t('templates.back')}</BackToList>}
      />
      <Group mb="sm">
        <SearchInput
          label={t('templates.search')}
          value={search}
          onChange={(next) => narrow({ search: next })}
        />
      </Group>
      {previewed && (
        <Suspense fallback={null}>
          <TemplatePreview template={previewed} onClose={() => narrow({ preview: undefined })} />
        </Suspense>
      )}
      {categories.length > 0 && (
        <Chip.Group
          value={category ?? ''}
          onChange={(value) =>
            narrow({ category: typeof value === 'string' && value !== '' ? value : undefined })
          }
        >
          <Group gap="xs" role="radiogroup" aria-label={t('templates.categories')}>
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
        <Nothing
          filtered={(templates.data?.length ?? 0) > 0}
          onClear={() => narrow({ search: undefined, category: undefined })}
        />
      ) : (
        <div className={classes.gallery}>
          {shown?.map((template) => (
            <TemplateCard
              key={template.id}
              template={template}
              catalogue={catalogue}
              onPreview={() => narrow({ preview: template.id })}
            />
          )) ?? [1, 2, 3].map((place) => <Skeleton key={place} height={300} radius="md" />)}
        </div>
      )}
    </>
  )
}

function Nothing({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useText()
  if (!filtered) {
    return (
      <EmptyState icon={IconLayoutGrid} title={t('templates.emptyTitle')} body={t('templates.emptyBody')} />
    )
  }
  return (
    <EmptyState icon={IconLayoutGrid} title={t('templates.noMatchTitle')} body={t('templates.noMatchBody')}>
      <Button variant="default" mt="xs" onClick={onClear}>
        {t('general.clearFilters')}
      </Button>
    </EmptyState>
  )
}
