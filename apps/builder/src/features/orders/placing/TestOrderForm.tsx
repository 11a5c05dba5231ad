import { MoneyText, useText } from '@counterflow/ui'
import { Button, Checkbox, Collapse, Group, Stack, Switch, Text, Textarea, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { answered, api } from '../../../platform/api/client'
import { useIdempotencyKey } from '../../../platform/api/idempotency-key'
import { fieldErrors } from '../../../platform/api/problem-text'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import { leadToFirstFault } from '../../../platform/forms/lead-to-first-fault'
import type { Shop } from '../../settings/shop-queries'
import { showOrder } from '../order-queries'
import { AddressFields } from './AddressFields'
import { CardFields } from './CardFields'
import { CustomerFields } from './CustomerFields'
import { LineFields } from './LineFields'
import classes from './TestOrderForm.module.css'
import { emptyTestOrder, placeOrderBody, testOrderErrors } from './test-order'

/** Everything a test order needs. Sending it again after a lost answer places it once. */
export function TestOrderForm({ shop }: { shop: Shop }) {
  const text = useText()
  const { t } = text
  const client = useQueryClient()
  const router = useRouter()
  const keyFor = useIdempotencyKey()
  const form = useForm({
    initialValues: emptyTestOrder(shop.countryCode),
    validate: (values) => testOrderErrors(values, t),
  })
  const place = useMutation({
    mutationFn: (body: ReturnType<typeof placeOrderBody>) =>
      answered(api.POST('/api/v1/orders', { body, params: { header: { 'Idempotency-Key': keyFor(body) } } })),
    onSuccess: async (order) => {
      showOrder(client, order)
      await router.navigate({ to: '/orders/$orderId', params: { orderId: order.snapshot.id } })
    },
    onError: (error) => form.setErrors(fieldErrors(error, text)),
  })
  const goods = form.values.lines.reduce(
    (sum, { variant, quantity }) => sum + variant.price.amount * quantity,
    0,
  )
  const { withAddresses, billingDiffers } = form.values
  return (
    <form
      className={classes.form}
      noValidate
      aria-label={t('testOrder.title')}
      onSubmit={form.onSubmit((values) => place.mutate(placeOrderBody(values)), leadToFirstFault)}
    >
      <Stack gap="lg" className={classes.fields}>
        <Text c="dimmed">{t('testOrder.intro')}</Text>
        <Part title={t('testOrder.customer')}>
          <CustomerFields form={form} />
        </Part>
        <Part title={t('testOrder.products')}>
          <LineFields form={form} />
        </Part>
        <Part title={t('testOrder.card')}>
          <CardFields form={form} />
        </Part>
        <Part title={t('testOrder.addresses')}>
          <Switch
            label={t('testOrder.addresses')}
            description={t('testOrder.addressesHint')}
            {...form.getInputProps('withAddresses', { type: 'checkbox' })}
          />
          <Collapse expanded={withAddresses}>
            {withAddresses && (
              <Stack gap="sm" pt="sm">
                <AddressFields form={form} path="shippingAddress" title={t('orders.shippingAddress')} />
                <Checkbox
                  label={t('testOrder.differentBilling')}
                  {...form.getInputProps('billingDiffers', { type: 'checkbox' })}
                />
                {billingDiffers && (
                  <AddressFields form={form} path="billingAddress" title={t('orders.billingAddress')} />
                )}
              </Stack>
            )}
          </Collapse>
        </Part>
        <Textarea
          label={`${t('testOrder.note')} (${t('general.optional')})`}
          autosize
          minRows={2}
          maxLength={2_000}
          {...form.getInputProps('note')}
        />
      </Stack>
      <div className={classes.footer}>
        <FailureNotice error={place.error} />
        <Group justify="space-between" mt={place.error ? 'sm' : 0} wrap="nowrap">
          <div>
            <Text size="sm">
              {t('testOrder.goods')}{' '}
              <Text component="span" fw={600}>
                <MoneyText money={{ amount: goods, currency: shop.currency }} />
              </Text>
            </Text>
            <Text size="xs" c="dimmed">
              {t('testOrder.goodsHint')}
            </Text>
          </div>
          <Button type="submit" loading={place.isPending} style={{ flex: 'none' }}>
            {t('testOrder.submit')}
          </Button>
        </Group>
      </div>
    </form>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Title order={3} mb="xs">
        {title}
      </Title>
      {children}
    </section>
  )
}
