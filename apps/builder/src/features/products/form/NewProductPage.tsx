import { ErrorState, PageHeader, useText } from '@counterflow/ui'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { PagePending } from '../../../application/shell/PagePending'
import { problemParagraph } from '../../../platform/api/problem-text'
import { BackToList } from '../../../platform/router/links'
import { shopQuery } from '../../settings/shop-queries'
import { useCreateProduct } from '../product-queries'
import { ProductForm } from './ProductForm'
import { blankProduct, writtenOf } from './product-form'

export function NewProductPage() {
  const text = useText()
  const { t } = text
  const navigate = useNavigate()
  const shop = useQuery(shopQuery)
  const create = useCreateProduct()
  if (shop.data === undefined) {
    if (shop.error === null) return <PagePending />
    return <ErrorState message={problemParagraph(shop.error, text)} onRetry={() => void shop.refetch()} />
  }
  const { currency } = shop.data
  return (
    <>
      <PageHeader
        title={t('products.add')}
        back={<BackToList to="/products">{t('products.title')}</BackToList>}
      />
      <ProductForm
        initial={blankProduct}
        currency={currency}
        pending={create.isPending}
        error={create.error}
        confirm={t('products.form.create')}
        onSave={(values) =>
          create.mutate(writtenOf(values, currency), {
            onSuccess: ({ id }) => {
              notifications.show({ message: t('general.saved') })
              void navigate({ to: '/products/$productId', params: { productId: id } })
            },
          })
        }
      />
    </>
  )
}
