import { formatDateTime } from '@counterflow/i18n'
import { CopyTextButton, ErrorState, PageHeader, useText } from '@counterflow/ui'
import { Button, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { PagePending } from '../../application/shell/PagePending'
import { answered, api } from '../../platform/api/client'
import { problemParagraph } from '../../platform/api/problem-text'
import { useNotifyProblem } from '../../platform/api/useNotifyProblem'
import { BackToList } from '../../platform/router/links'
import { useMay } from '../session/useStaff'
import { shopQuery } from '../settings/shop-queries'
import { DiscountBadge } from './DiscountBadge'
import { type Discount, discountQuery, useDiscountDeeds, useShowDiscount } from './discount-queries'
import { DiscountForm } from './form/DiscountForm'
import { type discountBody, valuesOf } from './form/discount-form'

const route = getRouteApi('/shell/discounts/$discountId')

/** One discount: how it stands, how often it was used, and all that can be changed of it. */
export function DiscountPage() {
  const text = useText()
  const { t } = text
  const may = useMay()
  const { discountId } = route.useParams()
  const { data: discount, error, refetch } = useQuery(discountQuery(discountId))
  const { data: shop } = useQuery(shopQuery)
  const show = useShowDiscount()
  const params = { path: { discountId } }
  const update = useMutation({
    mutationFn: (body: ReturnType<typeof discountBody>) =>
      answered(api.PATCH('/api/v1/discounts/{discountId}', { params, body })),
    onSuccess: show,
  })
  if (discount === undefined || shop === undefined) {
    if (error === null) return <PagePending />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
  }
  return (
    <>
      <PageHeader
        title={discount.code}
        intro={usageText(discount, text)}
        back={<BackToList to="/discounts">{t('navigation.discounts')}</BackToList>}
        badges={<DiscountBadge status={discount.status} />}
        actions={
          <>
            <CopyTextButton value={discount.code} size="sm" />
            {may('discounts.update') && <Deeds discount={discount} />}
          </>
        }
      />
      <DiscountForm
        key={discount.id}
        initial={valuesOf(discount)}
        currency={shop.currency}
        readOnly={!may('discounts.update')}
        submit={t('general.save')}
        save={update}
        onSaved={() => notifications.show({ message: t('general.saved') })}
      />
    </>
  )
}

function usageText({ uses, lastUsedAt }: Discount, { t, language }: ReturnType<typeof useText>): string {
  if (lastUsedAt === null) return t('discounts.neverUsed')
  const used = `${t('discounts.used')}: ${t('discounts.usesCount', { count: uses })}`
  return `${used} · ${t('discounts.lastUsed')}: ${formatDateTime(lastUsedAt, language)}`
}

function Deeds({ discount: { id, code, status, lastUsedAt } }: { discount: Discount }) {
  const { t } = useText()
  const router = useRouter()
  const onError = useNotifyProblem()
  const { turn, remove } = useDiscountDeeds(id)
  const off = status === 'off'
  const askToDelete = () =>
    modals.openConfirmModal({
      title: t('discounts.deleteTitle', { code }),
      children: <Text size="sm">{t('discounts.deleteBody')}</Text>,
      labels: { confirm: t('general.delete'), cancel: t('general.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () =>
        remove.mutate(undefined, {
          onError,
          onSuccess: () => {
            notifications.show({ message: t('discounts.deleted') })
            void router.navigate({ to: '/discounts' })
          },
        }),
    })
  return (
    <>
      {lastUsedAt === null && (
        <Button variant="default" color="red" onClick={askToDelete} loading={remove.isPending}>
          {t('general.delete')}
        </Button>
      )}
      <Button
        variant="default"
        loading={turn.isPending}
        onClick={() =>
          turn.mutate(off, {
            onError,
            onSuccess: () =>
              notifications.show({ message: t(off ? 'discounts.turnedOn' : 'discounts.turnedOff') }),
          })
        }
      >
        {t(off ? 'discounts.turnOn' : 'discounts.turnOff')}
      </Button>
    </>
  )
}
