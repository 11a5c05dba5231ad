import { Problem } from '../../platform/http/problems/problem.js'

/** 404: neither the product nor a plugin brings such a channel. */
export function unknownChannel(): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such channel',
    detail: 'No channel has this id.',
    fix: 'Take the id of a channel from GET /api/v1/channels.',
  })
}

/** 409: somebody else changed the channel meanwhile. */
export function channelChanged(current: unknown): Problem {
  return new Problem({
    type: 'settings-changed',
    status: 409,
    title: 'Somebody else has changed these settings',
    detail: 'The channel was changed after you opened it. Nothing of yours was saved.',
    fix: 'Look at what it is now, in `current`, and send your changes with its version.',
    extra: { current },
  })
}

/** 422: the channel cannot be on without a secret, or one that is kept was entered for another service. */
export function channelSecretMissing(names: readonly string[]): Problem {
  const fix = 'Enter it. A secret goes to the service that it was entered for, and to no other.'
  return new Problem({
    type: 'channel-secret-missing',
    status: 422,
    title: 'A secret is missing',
    detail: `The channel needs: ${names.join(', ')}.`,
    fix,
    errors: names.map((name) => ({ path: `/secrets/${name}`, message: 'This is missing.', fix })),
  })
}

/** 404: nobody may know which addresses there are. */
export function unknownHook(): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such address',
    detail: 'No channel that is on receives here.',
    fix: 'Copy the address again from the settings of the channel, and turn the channel on.',
  })
}

/** 401: whoever sends this does not know the channel's secret. */
export function unsignedDelivery(header: string): Problem {
  return new Problem({
    type: 'channel-signature',
    status: 401,
    title: 'The delivery is not believed',
    detail: `The signature in ${header} is missing, or was not made over this body with the channel's secret.`,
    fix: `Sign the bytes exactly as they are sent, with the secret that the channel was set up with, and send the signature in ${header}.`,
  })
}

/** 422: the delivery is signed, and nothing that the channel can read. */
export function unreadableDelivery(detail: string): Problem {
  return new Problem({
    type: 'channel-delivery',
    status: 422,
    title: 'The delivery cannot be read',
    detail,
    fix: 'Send what the guide of the channel describes.',
  })
}
