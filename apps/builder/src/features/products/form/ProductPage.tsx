import { ErrorState, Notice, PageHeader, useText } from '@counterflow/ui'
import { Button, Group, Menu, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { IconCopy, IconDots, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { PagePending } from '../../../application/shell/PagePending'
import { isProblem, type ProblemError } from '../../../platform/api/problem'
import { problemParagraph } from '../../../platform/api/problem-text'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { BackToList } from '../../../platform/router/links'
import { useMay } from '../../session/useStaff'
import { shopQuery } from '../../settings/shop-queries'
import { ProductStatusBadge } from '../ProductStatusBadge'
import {
  type Product,
  productQuery,
  useDeleteProduct,
  useDuplicateProduct,
  useUpdateProduct,
} from '../product-queries'
import { ProductForm } from './ProductForm'
import { valuesOf, writtenOf } from './product-form'

const route = getRouteApi('/shell/products/$productId')

export function ProductPage() {
  const text = useText()
  const { productId } = route.useParams()
  const product = useQuery(productQuery(productId))
  const shop = useQuery(shopQuery)
  const error = product.error ?? shop.error
  if (product.data === undefined || shop.data === undefined) {
    if (error === null) return <PagePending />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void product.refetch()} />
  }
  return <EditedProduct key={productId} product={product.data} currency={shop.data.currency} />
}

interface EditedProductProps {
  product: Product
  currency: Product['variants'][number]['price']['currency']
}

function EditedProduct({ product, currency }: EditedProductProps) {
  const { t, local } = useText()
  const may = useMay()
  // What the form began with: the product may change behind it, and what was typed stays.
  const [opened, setOpened] = useState(product)
  const update = useUpdateProduct(product.id)
  const save = (values: ReturnType<typeof valuesOf>, version: number) =>
    update.mutate(
      { ...writtenOf(values, currency), version },
      {
        onSuccess: (saved) => {
          setOpened(saved)
          notifications.show({ message: t('general.saved') })
        },
      },
    )
  const [mine, setMine] = useState<ReturnType<typeof valuesOf>>()
  const conflict = isProblem(update.error, 'product-changed') ? update.error : undefined
  return (
    <>
      <PageHeader
        title={local(product.title)}
        back={<BackToList to="/products">{t('products.title')}</BackToList>}
        badges={<ProductStatusBadge status={product.status} />}
        actions={may('products.update') && <ProductDeeds product={product} />}
      />
      <fieldset disabled={!may('products.update')} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
        <ProductForm
          key={opened.version}
          initial={valuesOf(opened)}
          currency={currency}
          pending={update.isPending}
          error={update.error}
          confirm={t('general.save')}
          conflict={
            conflict && (
              <ChangedMeanwhile
                problem={conflict}
                onLoad={() => {
                  update.reset()
                  setOpened(product)
                }}
                onOverwrite={() => mine && save(mine, conflict.problem.currentVersion ?? product.version)}
              />
            )
          }
          onSave={(values) => {
            setMine(values)
            save(values, opened.version)
          }}
        />
      </fieldset>
    </>
  )
}

interface ChangedMeanwhileProps {
  problem: ProblemError
  onLoad: () => void
  onOverwrite: () => void
}

/** Somebody else saved first: which of the two is to stay? */
function ChangedMeanwhile({ problem: { problem }, onLoad, onOverwrite }: ChangedMeanwhileProps) {
  const { t, has } = useText()
  const parts = (problem.changed ?? []).map((part) => {
    const key = `products.part.${part}`
    return has(key) ? t(key) : part
  })
  return (
    <Notice tone="caution" title={t('products.form.changedTitle', { name: problem.changedBy ?? '' })} urgent>
      <Text size="sm">{t('products.form.changedBody', { parts: parts.join(', ') })}</Text>
      <Group gap="xs" mt="xs">
        <Button size="xs" variant="default" onClick={onLoad}>
          {t('products.form.loadTheirs')}
        </Button>
        <Button size="xs" variant="default" onClick={onOverwrite}>
          {t('products.form.keepMine')}
        </Button>
      </Group>
    </Notice>
  )
}

function ProductDeeds({ product }: { product: Product }) {
  const { t, local } = useText()
  const navigate = useNavigate()
  const notifyProblem = useNotifyProblem()
  const duplicate = useDuplicateProduct(product.id)
  const remove = useDeleteProduct(product.id)
  const confirm = () =>
    modals.openConfirmModal({
      title: t('products.form.deleteTitle', { title: local(product.title) }),
      children: <Text>{t('products.form.deleteBody')}</Text>,
      labels: { confirm: t('general.delete'), cancel: t('general.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () =>
        remove.mutate(undefined, {
          onError: notifyProblem,
          onSuccess: () => void navigate({ to: '/products' }),
        }),
    })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDots size={16} aria-hidden />}>
          {t('general.moreActions')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconCopy size={16} aria-hidden />}
          onClick={() =>
            duplicate.mutate(undefined, {
              onError: notifyProblem,
              onSuccess: ({ id }) => void navigate({ to: '/products/$productId', params: { productId: id } }),
            })
          }
        >
          {t('products.form.duplicate')}
        </Menu.Item>
        <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={confirm}>
          {t('general.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
