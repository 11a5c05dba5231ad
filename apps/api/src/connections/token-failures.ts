import { ActionError } from '@counterflow/plugin-sdk'

/** Somebody took the permission back, changed the password, or the refresh token was not used for too long. */
export function grantRevoked(): ActionError {
  return new ActionError({
    code: 'connection_grant_revoked',
    message:
      'The service no longer accepts the permission of this connection: it was taken back, or has ended. Sign in there anew, and enter the new refresh token under Settings → Connections.',
  })
}

/** @param why the service's own word, such as `invalid_client` */
export function signInRefused(why: string): ActionError {
  return new ActionError({
    code: 'connection_sign_in_refused',
    message: `The service gives this connection no access token (${why}). Check the client ID, the client secret and the address of the tokens.`,
  })
}

export function signInFailed(status: number): ActionError {
  return new ActionError({
    code: 'connection_sign_in_failed',
    message: `The service did not renew the access token of this connection: it answered ${status} with nothing that is one.`,
    retry: true,
  })
}
