import { z } from 'zod'
import type { ChannelFault } from '../../channels/channel.table.js'
import type { MailboxAccess } from './imap-session.js'

const errorSchema = z.object({
  message: z.string().optional(),
  code: z.string().optional(),
  responseText: z.string().optional(),
  response: z.string().optional().catch(undefined),
  authenticationFailed: z.boolean().optional(),
  mailboxMissing: z.boolean().optional(),
  tlsFailed: z.boolean().optional(),
})

/** What stands between the shop and its mailbox, and how to mend it. `said` is what the mail server said. */
export function imapFault(
  error: unknown,
  { host, port, user, folder }: MailboxAccess,
): ChannelFault & { readonly said: string; readonly isRefusal: boolean } {
  const known = errorSchema.safeParse(error).data ?? {}
  const said = known.responseText ?? known.response ?? known.message ?? String(error)
  if (known.authenticationFailed) {
    return {
      code: 'sign_in',
      message: `${host} did not let ${user} in: ${said}. Enter the password again; many providers ask for an app password, and for IMAP to be turned on.`,
      said,
      isRefusal: true,
    }
  }
  if (known.mailboxMissing) {
    const message = `There is no folder "${folder}" in the mailbox of ${user}. Choose another, such as INBOX.`
    return { code: 'no_folder', message, said, isRefusal: true }
  }
  if (known.tlsFailed || /TLS|SSL|certificate/i.test(`${known.code} ${said}`)) {
    return {
      code: 'tls',
      message: `${host}:${port} could not be spoken to in private: ${said}. Port 993 takes TLS from the first byte, port 143 STARTTLS.`,
      said,
      isRefusal: false,
    }
  }
  return {
    code: 'unreachable',
    message: `${host}:${port} does not answer: ${said}. Check the name and the port; the shop goes on trying by itself.`,
    said,
    isRefusal: false,
  }
}
