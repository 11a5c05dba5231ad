import { EmptyState, ErrorState, Panel, useText } from '@counterflow/ui'
import { ActionIcon, Anchor, Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconFileText, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { problemParagraph } from '../../../platform/api/problem-text'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { useMay } from '../../session/useStaff'
import { pagesQuery, type StorePage, usePageChange } from './page-queries'

/** What the shop has written for its online store, in the order of the menu. */
export function PagesPage() {
  const text = useText()
  const { t } = text
  const mayChange = useMay()('shop.update')
  const pages = useQuery(pagesQuery)
  return (
    <Panel
      title={t('settingsSections.storePages')}
      actions={
        mayChange ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            renderRoot={(props) => (
              <Link {...props} to="/settings/pages/$pageId" params={{ pageId: 'new' }} />
            )}
          >
            {t('storePages.add')}
          </Button>
        ) : undefined
      }
    >
      <Stack gap="sm">
        <Text c="dimmed">{t('storePages.intro')}</Text>
        {pages.isError && pages.data === undefined ? (
          <ErrorState message={problemParagraph(pages.error, text)} onRetry={() => void pages.refetch()} />
        ) : pages.data === undefined ? (
          [1, 2, 3].map((place) => <Skeleton key={place} height={40} />)
        ) : pages.data.length === 0 ? (
          <EmptyState
            icon={IconFileText}
            title={t('storePages.emptyTitle')}
            body={t('storePages.emptyBody')}
          />
        ) : (
          pages.data.map((page, index) => (
            <PageRow key={page.id} page={page} all={pages.data} index={index} mayChange={mayChange} />
          ))
        )}
      </Stack>
    </Panel>
  )
}

interface PageRowProps {
  page: StorePage
  all: readonly StorePage[]
  index: number
  mayChange: boolean
}

function PageRow({ page, all, index, mayChange }: PageRowProps) {
  const { t, local } = useText()
  const { arrange } = usePageChange()
  const onError = useNotifyProblem()
  const title = local(page.title)
  const move = (by: 1 | -1) => {
    const ids = all.map(({ id }) => id)
    ids.splice(index, 1)
    ids.splice(index + by, 0, page.id)
    arrange.mutate(ids, { onError })
  }
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <div style={{ minWidth: 0 }}>
        <Anchor
          fw={500}
          renderRoot={(props) => (
            <Link {...props} to="/settings/pages/$pageId" params={{ pageId: page.id }} />
          )}
        >
          {title}
        </Anchor>
        <Group gap={6} mt={2}>
          <Badge variant="default">{t(`storePages.kindOf.${page.kind}`)}</Badge>
          {page.inMenu && <Badge variant="default">{t('storePages.menuBadge')}</Badge>}
          {!page.published && <Badge color="yellow">{t('storePages.hidden')}</Badge>}
        </Group>
      </div>
      {mayChange && (
        <Group gap={6} wrap="nowrap">
          <ActionIcon
            aria-label={t('paymentMethods.up', { name: title })}
            disabled={index === 0 || arrange.isPending}
            onClick={() => move(-1)}
          >
            <IconArrowUp size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
          <ActionIcon
            aria-label={t('paymentMethods.down', { name: title })}
            disabled={index === all.length - 1 || arrange.isPending}
            onClick={() => move(1)}
          >
            <IconArrowDown size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Group>
      )}
    </Group>
  )
}
