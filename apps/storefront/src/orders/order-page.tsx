import type { Schemas } from '@counterflow/api-client'
import { formatDate } from '@counterflow/i18n/storefront'
import { Totals } from '../cart/Totals'
import { answered } from '../platform/answered'
import type { Page } from '../platform/page'
import { useReader } from '../platform/reader'

type Order = Schemas['OrderStatus']

export const orderPage: Page = {
  path: '/orders/:token',
  async open({ api, params, query, t }) {
    const path = { token: params.token ?? '' }
    const order = await answered(api.GET('/api/v1/order-status/{token}', { params: { path } }))
    return {
      title: t('order.title', { number: order.number }),
      body: <OrderPage order={order} isNew={query.has('new')} />,
      isPrivate: true,
    }
  },
}

/** How an order stands. Names and addresses are not in it: a link travels. */
function OrderPage({ order, isNew }: { order: Order; isNew: boolean }) {
  const { t, local, money, language } = useReader()
  return (
    <section class="page order">
      {isNew && <p class="thanks">{t('order.thanks')}</p>}
      <h1>{t('order.title', { number: order.number })}</h1>
      <p class="faint">{t('order.placed', { date: formatDate(order.placedAt, language, 'UTC') })}</p>
      <Steps order={order} />
      {order.instructions !== null && (
        <div class="instructions">
          <h2>{t('order.howToPay', { amount: money(order.outstanding) })}</h2>
          <p>{local(order.instructions)}</p>
        </div>
      )}
      <ul class="order-lines">
        {order.lines.map((line, index) => (
          <li key={`${line.title.en}-${index}`}>
            <span>
              {local(line.title)} <span class="faint">× {line.quantity}</span>
            </span>
            <span>{money(line.total)}</span>
          </li>
        ))}
      </ul>
      {order.shippingTitle !== null && <p class="faint">{local(order.shippingTitle)}</p>}
      <Totals of={order} taxIncluded={isTaxIncluded(order)} />
      {order.refunded.amount > 0 && <p>{t('order.refunded', { amount: money(order.refunded) })}</p>}
      <p>
        <a href="/contact">{t('order.question')}</a>
      </p>
    </section>
  )
}

/** For a customer, money that is held is paid. */
const paid: readonly Order['paymentStatus'][] = ['authorized', 'captured', 'partially_refunded', 'refunded']

/** Whether what is to be paid is the whole without any tax on top. */
const isTaxIncluded = ({ subtotal, discount, shipping, total }: Order): boolean =>
  subtotal.amount - discount.amount + shipping.amount === total.amount

/** Ordered, paid, on its way: each with a sign and a word. */
function Steps({ order }: { order: Order }) {
  const { t } = useReader()
  if (order.cancelled) return <p class="error box">{t('order.cancelled')}</p>
  const isPaid = paid.includes(order.paymentStatus)
  const steps = [
    { key: 'placed', isDone: true, text: t('order.step.placed') },
    { key: 'paid', isDone: isPaid, text: t(isPaid ? 'order.step.paid' : 'order.step.unpaid') },
    {
      key: 'sent',
      isDone: order.fulfilmentStatus === 'fulfilled',
      text: t(`order.step.${order.fulfilmentStatus}`),
    },
  ]
  return (
    <ol class="steps">
      {steps.map(({ key, isDone, text }) => (
        <li key={key} class={isDone ? 'done' : ''}>
          <span aria-hidden="true">{isDone ? '✓' : '○'}</span> {text}
        </li>
      ))}
    </ol>
  )
}
