import { EmptyState, ErrorState, usePageTitle, useText } from '@counterflow/ui'
import { IconFileText } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { PagePending } from '../../../application/shell/PagePending'
import { problemParagraph } from '../../../platform/api/problem-text'
import { pagesQuery, type WrittenPage } from './page-queries'
import { StorePageForm } from './StorePageForm'

const blank: WrittenPage = {
  handle: '',
  kind: 'page',
  tag: null,
  title: { en: '', ko: '', ja: '' },
  body: { en: '', ko: '', ja: '' },
  published: true,
  inMenu: false,
}

/** One page of the online store, to be written. */
export function StorePagePage() {
  const text = useText()
  const { t, local } = text
  const { pageId } = useParams({ from: '/shell/settings/pages/$pageId' })
  const pages = useQuery(pagesQuery)
  const page = pages.data?.find(({ id }) => id === pageId)
  usePageTitle(pageId === 'new' ? t('storePages.newTitle') : page && local(page.title))
  if (pageId === 'new') return <StorePageForm saved={blank} />
  if (pages.data === undefined) {
    if (pages.error === null) return <PagePending />
    return <ErrorState message={problemParagraph(pages.error, text)} onRetry={() => void pages.refetch()} />
  }
  if (page === undefined) {
    return (
      <EmptyState icon={IconFileText} title={t('storePages.goneTitle')} body={t('storePages.goneBody')} />
    )
  }
  const { id, version, updatedAt: _, ...saved } = page
  return <StorePageForm key={id} saved={saved} known={{ id, version }} />
}
