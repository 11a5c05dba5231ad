import { PageHeader, useText } from '@counterflow/ui'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { PagePending } from '../../application/shell/PagePending'
import { answered, api } from '../../platform/api/client'
import { useIdempotencyKey } from '../../platform/api/idempotency-key'
import { BackToList } from '../../platform/router/links'
import { useMay } from '../session/useStaff'
import { shopQuery } from '../settings/shop-queries'
import { useShowDiscount } from './discount-queries'
import { DiscountForm } from './form/DiscountForm'
import { type discountBody, emptyDiscount } from './form/discount-form'

/** A discount that is being created. Sending it again after a lost answer creates it once. */
export function NewDiscountPage() {
  const { t } = useText()
  const may = useMay()
  const router = useRouter()
  const keyFor = useIdempotencyKey()
  const show = useShowDiscount()
  const { data: shop } = useQuery(shopQuery)
  const create = useMutation({
    mutationFn: (body: ReturnType<typeof discountBody>) =>
      answered(
        api.POST('/api/v1/discounts', { body, params: { header: { 'Idempotency-Key': keyFor(body) } } }),
      ),
    onSuccess: show,
  })
  return (
    <>
      <PageHeader
        title={t('discounts.create')}
        back={<BackToList to="/discounts">{t('navigation.discounts')}</BackToList>}
      />
      {shop === undefined ? (
        <PagePending />
      ) : (
        <DiscountForm
          initial={emptyDiscount}
          currency={shop.currency}
          readOnly={!may('discounts.update')}
          submit={t('discounts.create')}
          save={create}
          onSaved={({ id }) => {
            notifications.show({ message: t('discounts.created') })
            void router.navigate({ to: '/discounts/$discountId', params: { discountId: id }, replace: true })
          }}
        />
      )}
    </>
  )
}
