import type { Permission } from '@counterflow/core'
import { Problem } from '../../platform/http/problems/problem.js'

/** Subscriptions of a shop at most. */
export const mostSubscriptions = 50

/** 404: there is no such subscription, or no longer. */
export function unknownSubscription(): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such webhook',
    detail: 'No subscription has this id. It may have been deleted.',
    fix: 'See GET /api/v1/webhook-subscriptions for those that there are.',
  })
}

/** 404: nothing was sent under this id, or it is forgotten. */
export function unknownDelivery(): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such delivery',
    detail: 'Nothing was sent to this subscription under this id, or it is no longer kept.',
    fix: 'See the list of deliveries of the subscription.',
  })
}

/** 422: nothing is sent to such an address. */
export function addressRefused(message: string, fix: string): Problem {
  return new Problem({
    type: 'webhook-address-refused',
    status: 422,
    title: 'This address cannot be used',
    detail: message,
    fix,
    errors: [{ path: '/url', message, fix }],
  })
}

/** 422: no event is called so. */
export function unknownEvent(pattern: string, index: number): Problem {
  const fix =
    'Take a type from GET /api/v1/webhook-events, such as order.paid, or all about a subject: order.*.'
  return new Problem({
    type: 'unknown-event',
    status: 422,
    title: 'There is no such event',
    detail: `No event is meant by "${pattern}".`,
    fix,
    errors: [{ path: `/events/${index}`, message: `No event is meant by "${pattern}".`, fix }],
  })
}

/** 403: whoever subscribes would hear what they may not see. */
export function eventNotHeld(pattern: string, index: number, permission: Permission): Problem {
  const message = `To hear of "${pattern}" one must hold ${permission}.`
  const fix = 'Leave the event out, or ask somebody who holds the permission to subscribe.'
  return new Problem({
    type: 'permission-missing',
    status: 403,
    title: 'This is not allowed',
    detail: message,
    fix,
    errors: [{ path: `/events/${index}`, message, fix }],
    extra: { permission },
  })
}

/** 409: there are as many as there may be. */
export function tooManySubscriptions(): Problem {
  return new Problem({
    type: 'too-many-webhooks',
    status: 409,
    title: 'There are too many webhooks',
    detail: `A shop has ${mostSubscriptions} subscriptions at most.`,
    fix: 'Delete one that is not used any more, or send its events to one that there is.',
  })
}

/** 409: somebody else changed the subscription meanwhile. `current` is what it is now. */
export function subscriptionChanged(current: unknown): Problem {
  return new Problem({
    type: 'settings-changed',
    status: 409,
    title: 'Somebody else has changed this webhook',
    detail: 'The subscription was changed after you opened it. Nothing of yours was saved.',
    fix: 'Look at what it is now, in `current`, and send your changes with its version.',
    extra: { current },
  })
}

/** 409: nothing is sent to a subscription that is off. */
export function subscriptionOff(): Problem {
  return new Problem({
    type: 'webhook-is-off',
    status: 409,
    title: 'The webhook is off',
    detail: 'Nothing but a test is sent to a subscription that is off.',
    fix: 'Turn it on first.',
  })
}

/** 409: it will be tried anyway. */
export function deliveryPending(): Problem {
  return new Problem({
    type: 'webhook-delivery-pending',
    status: 409,
    title: 'The delivery is still being tried',
    detail: 'It has not arrived yet, and is tried again by itself.',
    fix: 'Wait for it to arrive or to fail.',
  })
}
